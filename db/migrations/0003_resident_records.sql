ALTER TABLE `residents` ADD COLUMN `card_no` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `guardian_phone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `guardian_id_number` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `emergency_name` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `emergency_relation` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `emergency_phone` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `blood_type` text DEFAULT '' NOT NULL CONSTRAINT "residents_blood_type" CHECK("blood_type" IN ('', 'A', 'B', 'O', 'AB'));--> statement-breakpoint
ALTER TABLE `residents` ADD COLUMN `merged_into_id` integer CONSTRAINT "residents_merged_elsewhere" CHECK("merged_into_id" <> "id") REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
CREATE UNIQUE INDEX `residents_card_no` ON `residents` (`card_no`) WHERE card_no <> '';--> statement-breakpoint
CREATE INDEX `residents_merged_into` ON `residents` (`merged_into_id`) WHERE merged_into_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `residents_birth_day` ON `residents` (`birth_day`);--> statement-breakpoint
CREATE INDEX `residents_address` ON `residents` (`address`) WHERE address <> '';--> statement-breakpoint
ALTER TABLE `allergies` ADD COLUMN `ended_at` integer;--> statement-breakpoint
ALTER TABLE `allergies` ADD COLUMN `ended_by` integer REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `allergies` ADD COLUMN `end_reason` text DEFAULT '' NOT NULL CONSTRAINT "allergies_ended" CHECK(("ended_at" IS NULL) = ("end_reason" = ''));--> statement-breakpoint
ALTER TABLE `conditions` ADD COLUMN `since` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `conditions` ADD COLUMN `noted_day` text;--> statement-breakpoint
ALTER TABLE `conditions` ADD COLUMN `ended_at` integer;--> statement-breakpoint
ALTER TABLE `conditions` ADD COLUMN `ended_by` integer REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `conditions` ADD COLUMN `end_reason` text DEFAULT '' NOT NULL CONSTRAINT "conditions_ended" CHECK(("ended_at" IS NULL) = ("end_reason" = ''));--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `package` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `signed_at` integer;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `signed_by` integer REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `ended_day` text;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `ended_at` integer;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `ended_by` integer REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `family_doctor_contracts` ADD COLUMN `end_reason` text DEFAULT '' NOT NULL CONSTRAINT "contracts_ended" CHECK(("ended_day" IS NULL) = ("end_reason" = ''));--> statement-breakpoint
ALTER TABLE `credentials` ADD COLUMN `renews_id` integer REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `credentials` ADD COLUMN `withdrawn_at` integer;--> statement-breakpoint
ALTER TABLE `credentials` ADD COLUMN `withdrawn_by` integer REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict;--> statement-breakpoint
ALTER TABLE `credentials` ADD COLUMN `withdraw_reason` text DEFAULT '' NOT NULL CONSTRAINT "credentials_withdrawn" CHECK(("withdrawn_at" IS NULL) = ("withdraw_reason" = ''));--> statement-breakpoint
CREATE INDEX `credentials_valid_to` ON `credentials` (`valid_to_day`) WHERE valid_to_day IS NOT NULL;--> statement-breakpoint
CREATE TABLE `medical_history` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`kind` text NOT NULL,
	`what` text NOT NULL,
	`since` text DEFAULT '' NOT NULL,
	`noted_day` text NOT NULL,
	`noted_by` integer NOT NULL,
	`ended_at` integer,
	`ended_by` integer,
	`end_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`noted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "medical_history_kind" CHECK("medical_history"."kind" IN ('disease', 'surgery', 'trauma', 'family')),
	CONSTRAINT "medical_history_ended" CHECK(("medical_history"."ended_at" IS NULL) = ("medical_history"."end_reason" = ''))
) STRICT;
--> statement-breakpoint
CREATE INDEX `medical_history_resident` ON `medical_history` (`resident_id`);--> statement-breakpoint
CREATE TABLE `resident_merges` (
	`id` integer PRIMARY KEY NOT NULL,
	`kept_id` integer NOT NULL,
	`merged_id` integer NOT NULL,
	`kept_last_visit_at` integer,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`kept_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`merged_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "resident_merges_two" CHECK("resident_merges"."kept_id" <> "resident_merges"."merged_id"),
	CONSTRAINT "resident_merges_reason" CHECK(length("resident_merges"."reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `resident_merges_kept` ON `resident_merges` (`kept_id`);--> statement-breakpoint
CREATE INDEX `resident_merges_merged` ON `resident_merges` (`merged_id`);--> statement-breakpoint
CREATE TABLE `resident_merge_fields` (
	`merge_id` integer NOT NULL,
	`field` text NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`merge_id`, `field`),
	FOREIGN KEY (`merge_id`) REFERENCES `resident_merges`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `resident_merge_undos` (
	`merge_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`merge_id`) REFERENCES `resident_merges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "resident_merge_undos_reason" CHECK(length("resident_merge_undos"."reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `resident_distinctions` (
	`first_id` integer NOT NULL,
	`second_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	PRIMARY KEY(`first_id`, `second_id`),
	FOREIGN KEY (`first_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`second_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "resident_distinctions_order" CHECK("resident_distinctions"."first_id" < "resident_distinctions"."second_id")
) STRICT;
--> statement-breakpoint
CREATE INDEX `resident_distinctions_second` ON `resident_distinctions` (`second_id`);--> statement-breakpoint
-- What was written into a record stays; an entry ends once, with its reason.
CREATE TRIGGER `allergies_no_delete` BEFORE DELETE ON `allergies` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: allergies'); END;
--> statement-breakpoint
CREATE TRIGGER `allergies_only_end` BEFORE UPDATE ON `allergies` WHEN NOT (OLD.`active` = 1 AND NEW.`active` = 0 AND NEW.`ended_at` IS NOT NULL AND NEW.`ended_by` IS NOT NULL AND (OLD.`id`, OLD.`resident_id`, OLD.`substance`, OLD.`reaction`, OLD.`noted_day`) IS (NEW.`id`, NEW.`resident_id`, NEW.`substance`, NEW.`reaction`, NEW.`noted_day`)) BEGIN SELECT RAISE(ABORT, 'append-only: allergies'); END;
--> statement-breakpoint
CREATE TRIGGER `conditions_no_delete` BEFORE DELETE ON `conditions` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: conditions'); END;
--> statement-breakpoint
CREATE TRIGGER `conditions_only_end` BEFORE UPDATE ON `conditions` WHEN NOT (OLD.`active` = 1 AND NEW.`active` = 0 AND NEW.`ended_at` IS NOT NULL AND NEW.`ended_by` IS NOT NULL AND (OLD.`id`, OLD.`resident_id`, OLD.`code`, OLD.`name`, OLD.`since`, OLD.`noted_day`) IS (NEW.`id`, NEW.`resident_id`, NEW.`code`, NEW.`name`, NEW.`since`, NEW.`noted_day`)) BEGIN SELECT RAISE(ABORT, 'append-only: conditions'); END;
--> statement-breakpoint
CREATE TRIGGER `medical_history_no_delete` BEFORE DELETE ON `medical_history` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: medical_history'); END;
--> statement-breakpoint
CREATE TRIGGER `medical_history_only_end` BEFORE UPDATE ON `medical_history` WHEN NOT (OLD.`ended_at` IS NULL AND NEW.`ended_at` IS NOT NULL AND NEW.`ended_by` IS NOT NULL AND (OLD.`id`, OLD.`resident_id`, OLD.`kind`, OLD.`what`, OLD.`since`, OLD.`noted_day`, OLD.`noted_by`) IS (NEW.`id`, NEW.`resident_id`, NEW.`kind`, NEW.`what`, NEW.`since`, NEW.`noted_day`, NEW.`noted_by`)) BEGIN SELECT RAISE(ABORT, 'append-only: medical_history'); END;
--> statement-breakpoint
CREATE TRIGGER `family_doctor_contracts_no_delete` BEFORE DELETE ON `family_doctor_contracts` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: family_doctor_contracts'); END;
--> statement-breakpoint
CREATE TRIGGER `family_doctor_contracts_only_end` BEFORE UPDATE ON `family_doctor_contracts` WHEN NOT (OLD.`ended_day` IS NULL AND NEW.`ended_day` IS NOT NULL AND NEW.`ended_at` IS NOT NULL AND NEW.`ended_by` IS NOT NULL AND (OLD.`id`, OLD.`resident_id`, OLD.`team`, OLD.`agreement_no`, OLD.`from_day`, OLD.`to_day`, OLD.`package`, OLD.`signed_at`, OLD.`signed_by`) IS (NEW.`id`, NEW.`resident_id`, NEW.`team`, NEW.`agreement_no`, NEW.`from_day`, NEW.`to_day`, NEW.`package`, NEW.`signed_at`, NEW.`signed_by`)) BEGIN SELECT RAISE(ABORT, 'append-only: family_doctor_contracts'); END;
--> statement-breakpoint
CREATE TRIGGER `credentials_no_delete` BEFORE DELETE ON `credentials` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: credentials'); END;
--> statement-breakpoint
CREATE TRIGGER `credentials_only_withdrawn` BEFORE UPDATE ON `credentials` WHEN NOT (OLD.`withdrawn_at` IS NULL AND NEW.`withdrawn_at` IS NOT NULL AND NEW.`withdrawn_by` IS NOT NULL AND (OLD.`id`, OLD.`resident_id`, OLD.`priority_group`, OLD.`kind`, OLD.`number`, OLD.`valid_to_day`, OLD.`checked_by`, OLD.`checked_at`, OLD.`renews_id`) IS (NEW.`id`, NEW.`resident_id`, NEW.`priority_group`, NEW.`kind`, NEW.`number`, NEW.`valid_to_day`, NEW.`checked_by`, NEW.`checked_at`, NEW.`renews_id`)) BEGIN SELECT RAISE(ABORT, 'append-only: credentials'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merges_no_update` BEFORE UPDATE ON `resident_merges` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merges'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merges_no_delete` BEFORE DELETE ON `resident_merges` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merges'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merge_fields_no_update` BEFORE UPDATE ON `resident_merge_fields` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merge_fields'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merge_fields_no_delete` BEFORE DELETE ON `resident_merge_fields` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merge_fields'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merge_undos_no_update` BEFORE UPDATE ON `resident_merge_undos` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merge_undos'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_merge_undos_no_delete` BEFORE DELETE ON `resident_merge_undos` BEGIN SELECT RAISE(ABORT, 'append-only: resident_merge_undos'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_distinctions_no_update` BEFORE UPDATE ON `resident_distinctions` BEGIN SELECT RAISE(ABORT, 'append-only: resident_distinctions'); END;
--> statement-breakpoint
CREATE TRIGGER `resident_distinctions_no_delete` BEFORE DELETE ON `resident_distinctions` BEGIN SELECT RAISE(ABORT, 'append-only: resident_distinctions'); END;
--> statement-breakpoint
-- A person has one kept record: whoever was merged points at it, and it points at nobody.
CREATE TRIGGER `residents_merged_flat` BEFORE UPDATE OF `merged_into_id` ON `residents` WHEN (SELECT `merged_into_id` FROM `residents` WHERE `id` = NEW.`merged_into_id`) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'merged into a merged record'); END;
