-- Numbers from the door (取号): the day's numbers begin here, and the visit that comes of it takes the same one.
CREATE TABLE `arrivals` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`arrived_at` integer NOT NULL,
	`taken_by` integer NOT NULL,
	`resident_id` integer,
	`birth_day` text,
	`rank` text NOT NULL,
	`claim` text,
	`visit_id` integer,
	`cancelled_at` integer,
	`cancelled_by` integer,
	`cancel_reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`taken_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cancelled_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "arrivals_number_from_one" CHECK("arrivals"."number" > 0),
	CONSTRAINT "arrivals_rank" CHECK("arrivals"."rank" IN ('emergency', 'priority', 'ordinary')),
	CONSTRAINT "arrivals_claim" CHECK("arrivals"."claim" IS NULL OR "arrivals"."claim" IN ('card', 'record', 'word', 'triage')),
	CONSTRAINT "arrivals_claim_of_rank" CHECK(("arrivals"."rank" = 'ordinary') = ("arrivals"."claim" IS NULL) AND ("arrivals"."rank" = 'emergency') = ("arrivals"."claim" IS 'triage')),
	CONSTRAINT "arrivals_one_end" CHECK("arrivals"."visit_id" IS NULL OR "arrivals"."cancelled_at" IS NULL),
	CONSTRAINT "arrivals_cancelled" CHECK(("arrivals"."cancelled_at" IS NULL) = ("arrivals"."cancel_reason" = ''))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `arrivals_number` ON `arrivals` (`day`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `arrivals_visit` ON `arrivals` (`visit_id`) WHERE visit_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `arrivals_open` ON `arrivals` (`day`) WHERE visit_id IS NULL AND cancelled_at IS NULL;--> statement-breakpoint
CREATE TRIGGER `arrivals_no_delete` BEFORE DELETE ON `arrivals` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: arrivals'); END;--> statement-breakpoint
CREATE TRIGGER `arrivals_closed_day` BEFORE INSERT ON `arrivals` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: arrivals'); END;--> statement-breakpoint
CREATE TRIGGER `arrivals_identity_fixed` BEFORE UPDATE OF `day`, `number`, `arrived_at`, `taken_by`, `birth_day`, `rank`, `claim` ON `arrivals` BEGIN SELECT RAISE(ABORT, 'append-only: arrivals'); END;--> statement-breakpoint
CREATE TRIGGER `arrivals_ended_once` BEFORE UPDATE OF `visit_id`, `cancelled_at`, `cancelled_by`, `cancel_reason`, `resident_id` ON `arrivals` WHEN OLD.`visit_id` IS NOT NULL OR OLD.`cancelled_at` IS NOT NULL BEGIN SELECT RAISE(ABORT, 'append-only: arrivals'); END;--> statement-breakpoint
CREATE TRIGGER `arrivals_number_unused` BEFORE INSERT ON `arrivals` WHEN EXISTS (SELECT 1 FROM `visits` WHERE `day` = NEW.`day` AND `number` = NEW.`number`) BEGIN SELECT RAISE(ABORT, 'number in use: arrivals'); END;--> statement-breakpoint
-- Tickets anew: at 挂号 one may belong to an arrival that is no visit yet.
CREATE TABLE `tickets_anew` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer,
	`arrival_id` integer,
	`day` text NOT NULL,
	`point` text NOT NULL,
	`clinic_id` integer,
	`status` text NOT NULL,
	`rank` text NOT NULL,
	`arrived_at` integer NOT NULL,
	`waiting_since` integer NOT NULL,
	`returned` integer DEFAULT false NOT NULL,
	`recalled_behind` integer DEFAULT 0 NOT NULL,
	`calls` integer DEFAULT 0 NOT NULL,
	`misses` integer DEFAULT 0 NOT NULL,
	`last_called_at` integer,
	`called_clinic_id` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`arrival_id`) REFERENCES `arrivals`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`called_clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "tickets_of_a_visit_or_an_arrival" CHECK((visit_id IS NULL) = (arrival_id IS NOT NULL)),
	CONSTRAINT "tickets_arrival_at_registration" CHECK(arrival_id IS NULL OR point = 'registration'),
	CONSTRAINT "tickets_point" CHECK(point IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup')),
	CONSTRAINT "tickets_status" CHECK(status IN ('waiting', 'called', 'serving', 'missed', 'done', 'cancelled')),
	CONSTRAINT "tickets_rank" CHECK(rank IN ('emergency', 'priority', 'ordinary')),
	CONSTRAINT "tickets_counts" CHECK(calls >= 0 AND misses >= 0 AND recalled_behind >= 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `tickets_anew` (`id`, `visit_id`, `day`, `point`, `clinic_id`, `status`, `rank`, `arrived_at`, `waiting_since`, `returned`, `recalled_behind`, `calls`, `misses`, `last_called_at`, `called_clinic_id`)
	SELECT `id`, `visit_id`, `day`, `point`, `clinic_id`, `status`, `rank`, `arrived_at`, `waiting_since`, `returned`, `recalled_behind`, `calls`, `misses`, `last_called_at`, `called_clinic_id` FROM `tickets`;--> statement-breakpoint
-- Events anew: an undone call, a move, and the line that a call was made in even if the ticket moves later.
CREATE TABLE `queue_events_anew` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`status_after` text NOT NULL,
	`point` text NOT NULL,
	`rank` text NOT NULL,
	`clinic_id` integer,
	`line_clinic_id` integer,
	`staff_id` integer,
	`rule` text,
	`reason` text DEFAULT '' NOT NULL,
	`undoes_id` integer,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`line_clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`undoes_id`) REFERENCES `queue_events`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "queue_events_kind" CHECK(kind IN ('enter', 'call', 'call_out_of_order', 'call_again', 'undo_call', 'move', 'serve', 'miss', 'come_back', 'return_with_results', 'done', 'cancel')),
	CONSTRAINT "queue_events_rule" CHECK((kind IN ('call', 'call_out_of_order')) = (rule IS NOT NULL)),
	CONSTRAINT "queue_events_undo_names_a_call" CHECK((kind = 'undo_call') = (undoes_id IS NOT NULL)),
	CONSTRAINT "queue_events_out_of_order_needs_a_reason" CHECK(kind <> 'call_out_of_order' OR length(reason) > 0)
) STRICT;
--> statement-breakpoint
INSERT INTO `queue_events_anew` (`id`, `ticket_id`, `day`, `at`, `kind`, `status_after`, `point`, `rank`, `clinic_id`, `line_clinic_id`, `staff_id`, `rule`, `reason`)
	SELECT e.`id`, e.`ticket_id`, e.`day`, e.`at`, e.`kind`, e.`status_after`, e.`point`, e.`rank`, e.`clinic_id`, t.`clinic_id`, e.`staff_id`, e.`rule`, e.`reason`
	FROM `queue_events` e JOIN `tickets` t ON t.`id` = e.`ticket_id`;--> statement-breakpoint
DROP TABLE `queue_events`;--> statement-breakpoint
DROP TABLE `tickets`;--> statement-breakpoint
ALTER TABLE `tickets_anew` RENAME TO `tickets`;--> statement-breakpoint
ALTER TABLE `queue_events_anew` RENAME TO `queue_events`;--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_one_live_per_point` ON `tickets` (`visit_id`,`point`) WHERE status IN ('waiting', 'called', 'serving', 'missed');--> statement-breakpoint
CREATE INDEX `tickets_board` ON `tickets` (`day`,`point`,`status`);--> statement-breakpoint
CREATE INDEX `tickets_visit` ON `tickets` (`visit_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_arrival` ON `tickets` (`arrival_id`) WHERE arrival_id IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `tickets_no_delete` BEFORE DELETE ON `tickets` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: tickets'); END;--> statement-breakpoint
CREATE INDEX `queue_events_ticket` ON `queue_events` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `queue_events_calls` ON `queue_events` (`day`,`point`,`kind`);--> statement-breakpoint
CREATE UNIQUE INDEX `queue_events_undone` ON `queue_events` (`undoes_id`) WHERE undoes_id IS NOT NULL;--> statement-breakpoint
CREATE TRIGGER `queue_events_no_update` BEFORE UPDATE ON `queue_events` BEGIN SELECT RAISE(ABORT, 'append-only: queue_events'); END;--> statement-breakpoint
CREATE TRIGGER `queue_events_no_delete` BEFORE DELETE ON `queue_events` BEGIN SELECT RAISE(ABORT, 'append-only: queue_events'); END;--> statement-breakpoint
CREATE TRIGGER `queue_events_closed_day` BEFORE INSERT ON `queue_events` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: queue_events'); END;--> statement-breakpoint
-- How far a recalled patient (过号再到) stands back, step by step, so that a call can be taken back exactly.
CREATE TABLE `recall_steps` (
	`event_id` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	`behind_before` integer NOT NULL,
	`behind_after` integer NOT NULL,
	PRIMARY KEY(`event_id`, `ticket_id`),
	FOREIGN KEY (`event_id`) REFERENCES `queue_events`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "recall_steps_counts" CHECK("recall_steps"."behind_before" >= 0 AND "recall_steps"."behind_after" >= 0 AND "recall_steps"."behind_before" <> "recall_steps"."behind_after")
) STRICT;
--> statement-breakpoint
CREATE INDEX `recall_steps_ticket` ON `recall_steps` (`ticket_id`,`event_id`);--> statement-breakpoint
INSERT INTO `recall_steps` (`event_id`, `ticket_id`, `behind_before`, `behind_after`)
	SELECT max(e.`id`), t.`id`, 0, t.`recalled_behind` FROM `tickets` t JOIN `queue_events` e ON e.`ticket_id` = t.`id`
	WHERE t.`recalled_behind` > 0 GROUP BY t.`id`;--> statement-breakpoint
CREATE TRIGGER `recall_steps_no_update` BEFORE UPDATE ON `recall_steps` BEGIN SELECT RAISE(ABORT, 'append-only: recall_steps'); END;--> statement-breakpoint
CREATE TRIGGER `recall_steps_no_delete` BEFORE DELETE ON `recall_steps` BEGIN SELECT RAISE(ABORT, 'append-only: recall_steps'); END;--> statement-breakpoint
-- 陪同, 轮椅, 抱: by the day's number, so that they go with the person from the door through all points.
CREATE TABLE `care_marks` (
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`accompany` integer NOT NULL,
	`mobility` text NOT NULL,
	`marked_at` integer NOT NULL,
	`marked_by` integer NOT NULL,
	PRIMARY KEY(`day`, `number`),
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`marked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "care_marks_mobility" CHECK("care_marks"."mobility" IN ('none', 'wheelchair', 'carried'))
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `care_marks_no_delete` BEFORE DELETE ON `care_marks` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: care_marks'); END;--> statement-breakpoint
-- Seats of the elders' area (老年人专用座): who sat where, from when to when.
CREATE TABLE `seatings` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`seat` integer NOT NULL,
	`seated_at` integer NOT NULL,
	`seated_by` integer NOT NULL,
	`freed_at` integer,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`seated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "seatings_seat" CHECK("seatings"."seat" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `seatings_one_on_a_seat` ON `seatings` (`day`,`seat`) WHERE freed_at IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `seatings_one_seat_each` ON `seatings` (`day`,`number`) WHERE freed_at IS NULL;--> statement-breakpoint
CREATE TRIGGER `seatings_no_delete` BEFORE DELETE ON `seatings` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: seatings'); END;--> statement-breakpoint
CREATE TRIGGER `seatings_fixed` BEFORE UPDATE OF `day`, `number`, `seat`, `seated_at`, `seated_by` ON `seatings` BEGIN SELECT RAISE(ABORT, 'append-only: seatings'); END;--> statement-breakpoint
-- 已送到: the guide brought somebody to where he waits.
CREATE TABLE `escorts` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `escorts_ticket` ON `escorts` (`ticket_id`);--> statement-breakpoint
CREATE TRIGGER `escorts_no_update` BEFORE UPDATE ON `escorts` BEGIN SELECT RAISE(ABORT, 'append-only: escorts'); END;--> statement-breakpoint
CREATE TRIGGER `escorts_no_delete` BEFORE DELETE ON `escorts` BEGIN SELECT RAISE(ABORT, 'append-only: escorts'); END;
