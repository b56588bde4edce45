-- 备用金 that lay in the drawer in the morning, kept with each closing that counted it; NULL where nobody counted.
DROP TRIGGER `day_closings_no_update`;
--> statement-breakpoint
ALTER TABLE `day_closings` ADD `float_before_fen` integer;
--> statement-breakpoint
UPDATE `day_closings` SET `float_before_fen` = (SELECT `total_fen` FROM `cash_counts` WHERE `cash_counts`.`id` = `cash_count_id`) - `cash_counted_fen` WHERE `cash_count_id` IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `day_closings_no_update` BEFORE UPDATE ON `day_closings` BEGIN SELECT RAISE(ABORT, 'append-only: day_closings'); END;
--> statement-breakpoint
CREATE TRIGGER `day_closings_float_kept` BEFORE INSERT ON `day_closings` WHEN (NEW.`cash_count_id` IS NULL) <> (NEW.`float_before_fen` IS NULL) BEGIN SELECT RAISE(ABORT, 'a counted closing keeps the float of its morning'); END;
--> statement-breakpoint
-- 盘点: what was counted of a batch beside what the books said at that moment, so that what moves between the
-- shelf and the approval is no difference.
CREATE TABLE `stock_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`counted_by` integer NOT NULL,
	`counted_qty` integer NOT NULL,
	`book_qty` integer NOT NULL,
	`through_id` integer NOT NULL,
	`status` text DEFAULT 'open' NOT NULL,
	`ended_at` integer,
	`ended_by` integer,
	`movement_id` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`counted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`through_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ended_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`movement_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "stock_counts_not_negative" CHECK("stock_counts"."counted_qty" >= 0 AND "stock_counts"."book_qty" >= 0),
	CONSTRAINT "stock_counts_status" CHECK("stock_counts"."status" IN ('open', 'booked', 'recounted', 'dropped')),
	CONSTRAINT "stock_counts_ended" CHECK(("stock_counts"."status" = 'open') = ("stock_counts"."ended_by" IS NULL) AND ("stock_counts"."ended_by" IS NULL) = ("stock_counts"."ended_at" IS NULL)),
	CONSTRAINT "stock_counts_moved" CHECK(("stock_counts"."status" = 'booked' AND "stock_counts"."counted_qty" <> "stock_counts"."book_qty") = ("stock_counts"."movement_id" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_counts_open` ON `stock_counts` (`batch_id`) WHERE status = 'open';
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_counts_movement` ON `stock_counts` (`movement_id`) WHERE movement_id IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `stock_counts_no_delete` BEFORE DELETE ON `stock_counts` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: stock_counts'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_counts_counted_fixed` BEFORE UPDATE OF `id`, `batch_id`, `day`, `at`, `counted_by`, `counted_qty`, `book_qty`, `through_id` ON `stock_counts` BEGIN SELECT RAISE(ABORT, 'append-only: stock_counts'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_counts_ended_once` BEFORE UPDATE ON `stock_counts` WHEN OLD.`status` <> 'open' BEGIN SELECT RAISE(ABORT, 'append-only: stock_counts'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_counts_closed_day` BEFORE INSERT ON `stock_counts` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: stock_counts'); END;
