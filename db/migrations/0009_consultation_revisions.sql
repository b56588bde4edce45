-- What every signature signed (WS/T 517-2016 修改日志). In columns, and not as one text of JSON: SQL compares them with
-- the record itself, a figure keeps its type and its unit, and no shape lies in the file that only some version reads.
CREATE TABLE `consultation_revisions` (
	`visit_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`signed_at` integer NOT NULL,
	`signed_by` integer NOT NULL,
	`reason` text NOT NULL,
	`complaint` text NOT NULL,
	`findings` text NOT NULL,
	`advice` text NOT NULL,
	`onset_day` text,
	`temperature_deci` integer,
	`pulse` integer,
	`systolic` integer,
	`diastolic` integer,
	`glucose_deci` integer,
	`weight_deci` integer,
	PRIMARY KEY(`visit_id`, `revision`),
	FOREIGN KEY (`visit_id`) REFERENCES `consultations`(`visit_id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`signed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "consultation_revisions_number" CHECK("consultation_revisions"."revision" >= 1),
	CONSTRAINT "consultation_revisions_reason" CHECK(("consultation_revisions"."revision" = 1) = ("consultation_revisions"."reason" = ''))
) STRICT;
--> statement-breakpoint
CREATE TABLE `revision_diagnoses` (
	`visit_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`visit_id`, `revision`, `position`),
	FOREIGN KEY (`visit_id`,`revision`) REFERENCES `consultation_revisions`(`visit_id`,`revision`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
-- As it stands now: what was written over before this step is not known any more.
INSERT INTO `consultation_revisions` (`visit_id`, `revision`, `signed_at`, `signed_by`, `reason`, `complaint`, `findings`,
	`advice`, `onset_day`, `temperature_deci`, `pulse`, `systolic`, `diastolic`, `glucose_deci`, `weight_deci`)
	SELECT `visit_id`, 1, `signed_at`, `doctor_id`, '', `complaint`, `findings`, `advice`, `onset_day`, `temperature_deci`,
		`pulse`, `systolic`, `diastolic`, `glucose_deci`, `weight_deci`
	FROM `consultations` WHERE `signed_at` IS NOT NULL ORDER BY `visit_id`;
--> statement-breakpoint
INSERT INTO `revision_diagnoses` (`visit_id`, `revision`, `position`, `code`, `name`)
	SELECT d.`visit_id`, 1, d.`position`, d.`code`, d.`name`
	FROM `diagnoses` d JOIN `consultations` c ON c.`visit_id` = d.`visit_id`
	WHERE c.`signed_at` IS NOT NULL ORDER BY d.`visit_id`, d.`position`;
--> statement-breakpoint
CREATE TRIGGER `consultation_revisions_no_update` BEFORE UPDATE ON `consultation_revisions` BEGIN SELECT RAISE(ABORT, 'append-only: consultation_revisions'); END;
--> statement-breakpoint
CREATE TRIGGER `consultation_revisions_no_delete` BEFORE DELETE ON `consultation_revisions` BEGIN SELECT RAISE(ABORT, 'append-only: consultation_revisions'); END;
--> statement-breakpoint
CREATE TRIGGER `revision_diagnoses_no_update` BEFORE UPDATE ON `revision_diagnoses` BEGIN SELECT RAISE(ABORT, 'append-only: revision_diagnoses'); END;
--> statement-breakpoint
CREATE TRIGGER `revision_diagnoses_no_delete` BEFORE DELETE ON `revision_diagnoses` BEGIN SELECT RAISE(ABORT, 'append-only: revision_diagnoses'); END;
--> statement-breakpoint
-- A diagnosis put into an older revision afterwards would be seen by nobody: the record equals only the newest.
CREATE TRIGGER `revision_diagnoses_of_the_newest` BEFORE INSERT ON `revision_diagnoses` WHEN EXISTS (SELECT 1 FROM `consultation_revisions` WHERE `visit_id` = NEW.`visit_id` AND `revision` > NEW.`revision`) BEGIN SELECT RAISE(ABORT, 'append-only: revision_diagnoses'); END;
--> statement-breakpoint
-- 用法签 are counted papers too: the kinds that a print may be of are part of the table.
CREATE TABLE `prints_anew` (
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
	CONSTRAINT "prints_kind" CHECK("prints_anew"."kind" IN ('ticket', 'arrival', 'receipt', 'prescription', 'label', 'day_form')),
	CONSTRAINT "prints_result" CHECK("prints_anew"."result" IN ('sending', 'printed', 'saved', 'failed', 'noted')),
	CONSTRAINT "prints_counts" CHECK("prints_anew"."copy" >= 1 AND "prints_anew"."sheets" >= 1)
) STRICT;
--> statement-breakpoint
INSERT INTO `prints_anew` (`id`, `kind`, `subject_id`, `copy`, `at`, `staff_id`, `printer`, `sheets`, `result`)
	SELECT `id`, `kind`, `subject_id`, `copy`, `at`, `staff_id`, `printer`, `sheets`, `result` FROM `prints` ORDER BY `id`;
--> statement-breakpoint
DROP TABLE `prints`;
--> statement-breakpoint
ALTER TABLE `prints_anew` RENAME TO `prints`;
--> statement-breakpoint
CREATE UNIQUE INDEX `prints_copy` ON `prints` (`kind`,`subject_id`,`copy`) WHERE result <> 'failed';
--> statement-breakpoint
CREATE TRIGGER `prints_no_update` BEFORE UPDATE ON `prints` WHEN OLD.`result` <> 'sending' OR NEW.`result` NOT IN ('printed', 'saved', 'failed') OR NEW.`id` <> OLD.`id` OR NEW.`kind` <> OLD.`kind` OR NEW.`subject_id` <> OLD.`subject_id` OR NEW.`copy` <> OLD.`copy` OR NEW.`at` <> OLD.`at` OR NEW.`staff_id` <> OLD.`staff_id` OR NEW.`printer` <> OLD.`printer` OR NEW.`sheets` <> OLD.`sheets` BEGIN SELECT RAISE(ABORT, 'append-only: prints'); END;
--> statement-breakpoint
CREATE TRIGGER `prints_no_delete` BEFORE DELETE ON `prints` BEGIN SELECT RAISE(ABORT, 'append-only: prints'); END;
