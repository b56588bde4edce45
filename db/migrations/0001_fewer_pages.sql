-- A commit writes every page that it touched, and the log is synced with each: an index that no question needs,
-- or that moves its entry with every change of state, is paid for by whoever waits at the counter.
-- Days of charges, waivers and payments are their receipt's day, which has an index.
DROP INDEX `charges_day`;--> statement-breakpoint
DROP INDEX `waivers_day`;--> statement-breakpoint
DROP INDEX `payments_day`;--> statement-breakpoint
DROP INDEX `charges_order_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `charges_order_once` ON `charges` (`order_id`) WHERE reverses_id IS NULL AND order_id IS NOT NULL;--> statement-breakpoint
DROP INDEX `charges_allocation_once`;--> statement-breakpoint
CREATE UNIQUE INDEX `charges_allocation_once` ON `charges` (`allocation_id`) WHERE reverses_id IS NULL AND allocation_id IS NOT NULL;--> statement-breakpoint
DROP INDEX `prescriptions_status`;--> statement-breakpoint
CREATE INDEX `prescriptions_open` ON `prescriptions` (`valid_to_day`) WHERE status IN ('signed', 'settled', 'pay_later', 'prepared');--> statement-breakpoint
DROP INDEX `prescription_lines_drug`;--> statement-breakpoint
DROP INDEX `allocations_batch`;--> statement-breakpoint
CREATE INDEX `allocations_batch` ON `allocations` (`batch_id`);
