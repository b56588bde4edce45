CREATE TABLE `prints` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`copy` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`printer` text NOT NULL,
	`sheets` integer NOT NULL,
	`result` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "prints_kind" CHECK("prints"."kind" IN ('ticket', 'arrival', 'receipt', 'prescription', 'day_form')),
	CONSTRAINT "prints_result" CHECK("prints"."result" IN ('sending', 'printed', 'saved', 'failed', 'noted')),
	CONSTRAINT "prints_counts" CHECK("prints"."copy" >= 1 AND "prints"."sheets" >= 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `prints_copy` ON `prints` (`kind`,`subject_id`,`copy`) WHERE result <> 'failed';
--> statement-breakpoint
INSERT INTO `prints` (`kind`, `subject_id`, `copy`, `at`, `staff_id`, `printer`, `sheets`, `result`)
	SELECT 'receipt', `receipt_id`, `copy`, `at`, `staff_id`, '', 1, 'noted' FROM `receipt_prints` ORDER BY `id`;
--> statement-breakpoint
DROP TABLE `receipt_prints`;
--> statement-breakpoint
CREATE TRIGGER `prints_no_update` BEFORE UPDATE ON `prints` WHEN OLD.`result` <> 'sending' OR NEW.`result` NOT IN ('printed', 'saved', 'failed') OR NEW.`id` <> OLD.`id` OR NEW.`kind` <> OLD.`kind` OR NEW.`subject_id` <> OLD.`subject_id` OR NEW.`copy` <> OLD.`copy` OR NEW.`at` <> OLD.`at` OR NEW.`staff_id` <> OLD.`staff_id` OR NEW.`printer` <> OLD.`printer` OR NEW.`sheets` <> OLD.`sheets` BEGIN SELECT RAISE(ABORT, 'append-only: prints'); END;
--> statement-breakpoint
CREATE TRIGGER `prints_no_delete` BEFORE DELETE ON `prints` BEGIN SELECT RAISE(ABORT, 'append-only: prints'); END;
