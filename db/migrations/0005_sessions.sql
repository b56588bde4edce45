CREATE TABLE `duty_weekly` (
	`id` integer PRIMARY KEY NOT NULL,
	`doctor_id` integer NOT NULL,
	`clinic_id` integer NOT NULL,
	`weekday` integer NOT NULL,
	`session` text NOT NULL,
	`from_minute` integer NOT NULL,
	`to_minute` integer NOT NULL,
	`capacity` integer,
	`active` integer DEFAULT true NOT NULL,
	`set_by` integer NOT NULL,
	`set_at` integer NOT NULL,
	FOREIGN KEY (`doctor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "duty_weekly_weekday" CHECK("duty_weekly"."weekday" BETWEEN 0 AND 6),
	CONSTRAINT "duty_weekly_session" CHECK("duty_weekly"."session" IN ('am', 'pm')),
	CONSTRAINT "duty_weekly_hours" CHECK("duty_weekly"."from_minute" >= 0 AND "duty_weekly"."to_minute" > "duty_weekly"."from_minute" AND "duty_weekly"."to_minute" <= 1440),
	CONSTRAINT "duty_weekly_capacity" CHECK("duty_weekly"."capacity" IS NULL OR "duty_weekly"."capacity" BETWEEN 1 AND 999)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_weekly_place` ON `duty_weekly` (`doctor_id`,`weekday`,`session`) WHERE active = 1;--> statement-breakpoint
CREATE TABLE `duty_exceptions` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`session` text NOT NULL,
	`kind` text NOT NULL,
	`doctor_id` integer NOT NULL,
	`substitute_id` integer,
	`clinic_id` integer,
	`from_minute` integer,
	`to_minute` integer,
	`capacity` integer,
	`reason` text NOT NULL,
	`set_by` integer NOT NULL,
	`set_at` integer NOT NULL,
	`withdrawn_by` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`doctor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`substitute_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`withdrawn_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "duty_exceptions_session" CHECK("duty_exceptions"."session" IN ('am', 'pm')),
	CONSTRAINT "duty_exceptions_kind" CHECK("duty_exceptions"."kind" IN ('stopped', 'substitute', 'extra')),
	CONSTRAINT "duty_exceptions_substitute" CHECK(("duty_exceptions"."kind" = 'substitute') = ("duty_exceptions"."substitute_id" IS NOT NULL) AND "duty_exceptions"."substitute_id" IS NOT "duty_exceptions"."doctor_id"),
	CONSTRAINT "duty_exceptions_extra" CHECK(("duty_exceptions"."kind" = 'extra') = ("duty_exceptions"."clinic_id" IS NOT NULL AND "duty_exceptions"."from_minute" IS NOT NULL AND "duty_exceptions"."to_minute" IS NOT NULL)),
	CONSTRAINT "duty_exceptions_hours" CHECK("duty_exceptions"."from_minute" IS NULL OR ("duty_exceptions"."from_minute" >= 0 AND "duty_exceptions"."to_minute" > "duty_exceptions"."from_minute" AND "duty_exceptions"."to_minute" <= 1440)),
	CONSTRAINT "duty_exceptions_capacity" CHECK("duty_exceptions"."capacity" IS NULL OR "duty_exceptions"."capacity" BETWEEN 1 AND 999),
	CONSTRAINT "duty_exceptions_reason" CHECK(length("duty_exceptions"."reason") > 0),
	CONSTRAINT "duty_exceptions_withdrawn" CHECK(("duty_exceptions"."withdrawn_by" IS NULL) = ("duty_exceptions"."withdrawn_at" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `duty_exceptions_one` ON `duty_exceptions` (`day`,`session`,`doctor_id`) WHERE withdrawn_at IS NULL;--> statement-breakpoint
CREATE TABLE `duty_overrides` (
	`visit_id` integer PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`allowed_by` integer NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`allowed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "duty_overrides_state" CHECK("duty_overrides"."state" IN ('full', 'over', 'off')),
	CONSTRAINT "duty_overrides_reason" CHECK(length("duty_overrides"."reason") > 0)
) STRICT;
--> statement-breakpoint
ALTER TABLE `visits` ADD COLUMN `lapsed_as` text CONSTRAINT "visits_lapsed" CHECK("lapsed_as" IS NULL OR ("lapsed_as" IN ('not_seen', 'unfinished') AND "status" = 'finished'));--> statement-breakpoint
-- The emergency registration was published beside the ordinary one and never chosen: now it has a purpose of its own.
UPDATE `service_items` SET `purpose` = 'emergency_registration' WHERE `purpose` = 'registration' AND `name` LIKE '急诊%'
	AND EXISTS (SELECT 1 FROM `service_items` AS `other` WHERE `other`.`purpose` = 'registration' AND `other`.`active` = 1 AND `other`.`id` <> `service_items`.`id` AND `other`.`name` NOT LIKE '急诊%');--> statement-breakpoint
-- A place in the plan is left by a new row beside it; what was planned stays readable.
CREATE TRIGGER `duty_weekly_fixed` BEFORE UPDATE OF `doctor_id`, `clinic_id`, `weekday`, `session`, `from_minute`, `to_minute`, `capacity`, `set_by`, `set_at` ON `duty_weekly` BEGIN SELECT RAISE(ABORT, 'append-only: duty_weekly'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_weekly_no_delete` BEFORE DELETE ON `duty_weekly` BEGIN SELECT RAISE(ABORT, 'append-only: duty_weekly'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_exceptions_withdrawn_once` BEFORE UPDATE ON `duty_exceptions` WHEN OLD.`withdrawn_at` IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only: duty_exceptions'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_exceptions_fixed` BEFORE UPDATE OF `day`, `session`, `kind`, `doctor_id`, `substitute_id`, `clinic_id`, `from_minute`, `to_minute`, `capacity`, `reason`, `set_by`, `set_at` ON `duty_exceptions` BEGIN SELECT RAISE(ABORT, 'append-only: duty_exceptions'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_exceptions_no_delete` BEFORE DELETE ON `duty_exceptions` BEGIN SELECT RAISE(ABORT, 'append-only: duty_exceptions'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_overrides_no_update` BEFORE UPDATE ON `duty_overrides` BEGIN SELECT RAISE(ABORT, 'append-only: duty_overrides'); END;
--> statement-breakpoint
CREATE TRIGGER `duty_overrides_no_delete` BEFORE DELETE ON `duty_overrides` BEGIN SELECT RAISE(ABORT, 'append-only: duty_overrides'); END;
