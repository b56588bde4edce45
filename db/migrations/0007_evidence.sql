CREATE TABLE `queue_policies` (
	`id` integer PRIMARY KEY NOT NULL,
	`after_event_id` integer NOT NULL,
	`at` integer NOT NULL,
	`set_by` integer,
	`value` text NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "queue_policies_value_is_json" CHECK(json_valid("queue_policies"."value")),
	CONSTRAINT "queue_policies_after_event" CHECK("queue_policies"."after_event_id" >= 0)
) STRICT;
--> statement-breakpoint
-- What held before anybody changed it: the rule that the first release came with.
INSERT INTO `queue_policies` (`id`, `after_event_id`, `at`, `set_by`, `value`) VALUES (0, 0, 0, NULL, '{"policy":{"kind":"interleave","priorityRun":2,"capMinutes":30},"recallAfterOrdinary":2,"callsBeforeMissed":3,"callGapSeconds":60,"missesBeforeGivenUp":3,"returnPlacement":"next"}');
--> statement-breakpoint
-- Every change so far stands in the audit with its time.
INSERT INTO `queue_policies` (`after_event_id`, `at`, `set_by`, `value`)
SELECT coalesce((SELECT max(e.`id`) FROM `queue_events` e WHERE e.`at` <= a.`at`), 0), a.`at`, a.`staff_id`, json_extract(a.`detail`, '$.value')
FROM `audit` a
WHERE a.`action` = 'settings.rule-changed' AND json_extract(a.`detail`, '$.key') = 'queue'
ORDER BY a.`id`;
--> statement-breakpoint
-- Set when the station was made, which the audit does not repeat.
INSERT INTO `queue_policies` (`after_event_id`, `at`, `set_by`, `value`)
SELECT coalesce((SELECT max(e.`id`) FROM `queue_events` e WHERE e.`at` <= s.`updated_at`), 0), s.`updated_at`, s.`updated_by`, s.`value`
FROM `settings` s
WHERE s.`key` = 'queue' AND s.`value` <> (SELECT p.`value` FROM `queue_policies` p ORDER BY p.`id` DESC LIMIT 1);
--> statement-breakpoint
CREATE TABLE `manual_call_reviews` (
	`event_id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`event_id`) REFERENCES `queue_events`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `facility_checks` (
	`id` integer PRIMARY KEY NOT NULL,
	`facility` text NOT NULL,
	`present` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`checked_day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "facility_checks_facility" CHECK("facility_checks"."facility" IN ('signs', 'seats', 'guide')),
	CONSTRAINT "facility_checks_present" CHECK("facility_checks"."present" IN (0, 1)),
	CONSTRAINT "facility_checks_note" CHECK(length("facility_checks"."note") <= 30)
) STRICT;
--> statement-breakpoint
CREATE INDEX `facility_checks_newest` ON `facility_checks` (`facility`,`checked_day`);
--> statement-breakpoint
-- The rule of the queues cannot be changed without its history, whichever program changes it.
CREATE TRIGGER `settings_queue_set` AFTER INSERT ON `settings` WHEN NEW.`key` = 'queue' BEGIN
	INSERT INTO `queue_policies` (`after_event_id`, `at`, `set_by`, `value`)
	VALUES (coalesce((SELECT max(`id`) FROM `queue_events`), 0), NEW.`updated_at`, NEW.`updated_by`, NEW.`value`);
END;
--> statement-breakpoint
CREATE TRIGGER `settings_queue_changed` AFTER UPDATE OF `value` ON `settings` WHEN NEW.`key` = 'queue' AND NEW.`value` <> OLD.`value` BEGIN
	INSERT INTO `queue_policies` (`after_event_id`, `at`, `set_by`, `value`)
	VALUES (coalesce((SELECT max(`id`) FROM `queue_events`), 0), NEW.`updated_at`, NEW.`updated_by`, NEW.`value`);
END;
--> statement-breakpoint
CREATE TRIGGER `manual_call_reviews_of_a_manual_call` BEFORE INSERT ON `manual_call_reviews`
WHEN (SELECT `kind` FROM `queue_events` WHERE `id` = NEW.`event_id`) <> 'call_out_of_order'
BEGIN SELECT RAISE(ABORT, 'not a call by hand'); END;
--> statement-breakpoint
CREATE TRIGGER `queue_policies_no_update` BEFORE UPDATE ON `queue_policies` BEGIN SELECT RAISE(ABORT, 'append-only: queue_policies'); END;
--> statement-breakpoint
CREATE TRIGGER `queue_policies_no_delete` BEFORE DELETE ON `queue_policies` BEGIN SELECT RAISE(ABORT, 'append-only: queue_policies'); END;
--> statement-breakpoint
CREATE TRIGGER `manual_call_reviews_no_update` BEFORE UPDATE ON `manual_call_reviews` BEGIN SELECT RAISE(ABORT, 'append-only: manual_call_reviews'); END;
--> statement-breakpoint
CREATE TRIGGER `manual_call_reviews_no_delete` BEFORE DELETE ON `manual_call_reviews` BEGIN SELECT RAISE(ABORT, 'append-only: manual_call_reviews'); END;
--> statement-breakpoint
CREATE TRIGGER `facility_checks_no_update` BEFORE UPDATE ON `facility_checks` BEGIN SELECT RAISE(ABORT, 'append-only: facility_checks'); END;
--> statement-breakpoint
CREATE TRIGGER `facility_checks_no_delete` BEFORE DELETE ON `facility_checks` BEGIN SELECT RAISE(ABORT, 'append-only: facility_checks'); END;
