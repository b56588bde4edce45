CREATE TABLE `cash_count_lines` (
	`count_id` integer NOT NULL,
	`denomination_fen` integer NOT NULL,
	`pieces` integer NOT NULL,
	PRIMARY KEY(`count_id`, `denomination_fen`),
	FOREIGN KEY (`count_id`) REFERENCES `cash_counts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "cash_count_lines_pieces" CHECK("cash_count_lines"."pieces" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `cash_counts` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`total_fen` integer NOT NULL,
	`float_fen` integer NOT NULL,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `cash_counts_day` ON `cash_counts` (`day`);--> statement-breakpoint
CREATE TABLE `charges` (
	`id` integer PRIMARY KEY NOT NULL,
	`receipt_id` integer NOT NULL,
	`visit_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`category` text NOT NULL,
	`order_id` integer,
	`allocation_id` integer,
	`qty` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`reverses_id` integer,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`allocation_id`) REFERENCES `allocations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reverses_id`) REFERENCES `charges`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "charges_category" CHECK("charges"."category" IN ('registration', 'consultation', 'examination', 'lab', 'treatment', 'surgery', 'material', 'western', 'patent', 'herbal', 'general_fee', 'other')),
	CONSTRAINT "charges_one_source" CHECK(("charges"."order_id" IS NULL) <> ("charges"."allocation_id" IS NULL)),
	CONSTRAINT "charges_sign" CHECK(("charges"."reverses_id" IS NULL AND "charges"."qty" > 0 AND "charges"."amount_fen" >= 0) OR ("charges"."reverses_id" IS NOT NULL AND "charges"."qty" < 0 AND "charges"."amount_fen" <= 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `charges_reverses_once` ON `charges` (`reverses_id`) WHERE reverses_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `charges_receipt` ON `charges` (`receipt_id`);--> statement-breakpoint
CREATE INDEX `charges_day` ON `charges` (`day`,`category`,`amount_fen`);--> statement-breakpoint
CREATE UNIQUE INDEX `charges_order_once` ON `charges` (`order_id`) WHERE reverses_id IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX `charges_allocation_once` ON `charges` (`allocation_id`) WHERE reverses_id IS NULL;--> statement-breakpoint
CREATE TABLE `closing_undos` (
	`id` integer PRIMARY KEY NOT NULL,
	`scope` text NOT NULL,
	`closing_id` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`reason` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "closing_undos_scope" CHECK("closing_undos"."scope" IN ('day', 'month')),
	CONSTRAINT "closing_undos_reason" CHECK(length("closing_undos"."reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `closing_undos_once` ON `closing_undos` (`scope`,`closing_id`);--> statement-breakpoint
CREATE TABLE `day_closing_amounts` (
	`closing_id` integer NOT NULL,
	`kind` text NOT NULL,
	`code` text NOT NULL,
	`amount_fen` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `kind`, `code`),
	FOREIGN KEY (`closing_id`) REFERENCES `day_closings`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "day_closing_amounts_kind" CHECK("day_closing_amounts"."kind" IN ('category', 'tender'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `day_closings` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`made_by` integer NOT NULL,
	`checked_by` integer,
	`zero_business` integer NOT NULL,
	`cash_count_id` integer,
	`first_receipt_no` integer,
	`last_receipt_no` integer,
	`visit_count` integer NOT NULL,
	`cancelled_count` integer NOT NULL,
	`sale_count` integer NOT NULL,
	`refund_count` integer NOT NULL,
	`gross_fen` integer NOT NULL,
	`waived_fen` integer NOT NULL,
	`refunded_fen` integer NOT NULL,
	`net_fen` integer NOT NULL,
	`cash_rounding_fen` integer NOT NULL,
	`drug_charged_fen` integer NOT NULL,
	`drug_cost_fen` integer NOT NULL,
	`split_rounding_fen` integer NOT NULL,
	`drug_pending_fen` integer NOT NULL,
	`cash_due_fen` integer NOT NULL,
	`cash_counted_fen` integer NOT NULL,
	`over_short_fen` integer NOT NULL,
	`over_short_reason` text DEFAULT '' NOT NULL,
	`deposit_slip` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`checked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cash_count_id`) REFERENCES `cash_counts`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "day_closings_net" CHECK("day_closings"."net_fen" = "day_closings"."gross_fen" - "day_closings"."waived_fen" - "day_closings"."refunded_fen"),
	CONSTRAINT "day_closings_over_short" CHECK("day_closings"."over_short_fen" = "day_closings"."cash_counted_fen" - "day_closings"."cash_due_fen"),
	CONSTRAINT "day_closings_explained" CHECK("day_closings"."over_short_fen" = 0 OR length("day_closings"."over_short_reason") > 0),
	CONSTRAINT "day_closings_counted" CHECK("day_closings"."zero_business" = 1 OR "day_closings"."cash_count_id" IS NOT NULL)
) STRICT;
--> statement-breakpoint
CREATE INDEX `day_closings_day` ON `day_closings` (`day`);--> statement-breakpoint
CREATE TABLE `payments` (
	`id` integer PRIMARY KEY NOT NULL,
	`receipt_id` integer NOT NULL,
	`tender` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "payments_tender" CHECK("payments"."tender" IN ('cash', 'wechat', 'alipay', 'card', 'insurance_pool', 'insurance_account', 'on_account')),
	CONSTRAINT "payments_not_zero" CHECK("payments"."amount_fen" <> 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `payments_tender_once` ON `payments` (`receipt_id`,`tender`);--> statement-breakpoint
CREATE INDEX `payments_day` ON `payments` (`day`,`tender`,`amount_fen`);--> statement-breakpoint
CREATE TABLE `receipt_prints` (
	`id` integer PRIMARY KEY NOT NULL,
	`receipt_id` integer NOT NULL,
	`copy` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_prints_copy` ON `receipt_prints` (`receipt_id`,`copy`);--> statement-breakpoint
CREATE TABLE `receipt_ranges` (
	`id` integer PRIMARY KEY NOT NULL,
	`first_no` integer NOT NULL,
	`last_no` integer NOT NULL,
	`next_no` integer NOT NULL,
	`received_by` integer NOT NULL,
	`received_at` integer NOT NULL,
	FOREIGN KEY (`received_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "receipt_ranges_order" CHECK("receipt_ranges"."next_no" BETWEEN "receipt_ranges"."first_no" AND "receipt_ranges"."last_no" + 1)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipt_ranges_first_no_unique` ON `receipt_ranges` (`first_no`);--> statement-breakpoint
CREATE TABLE `receipts` (
	`id` integer PRIMARY KEY NOT NULL,
	`number` integer NOT NULL,
	`range_id` integer NOT NULL,
	`kind` text NOT NULL,
	`visit_id` integer NOT NULL,
	`original_id` integer,
	`gross_fen` integer NOT NULL,
	`waived_fen` integer NOT NULL,
	`net_fen` integer NOT NULL,
	`cash_given_fen` integer NOT NULL,
	`change_fen` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`cashier_id` integer NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`approved_by` integer,
	FOREIGN KEY (`range_id`) REFERENCES `receipt_ranges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`original_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`cashier_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`approved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "receipts_kind" CHECK("receipts"."kind" IN ('sale', 'refund')),
	CONSTRAINT "receipts_original" CHECK(("receipts"."kind" = 'refund') = ("receipts"."original_id" IS NOT NULL)),
	CONSTRAINT "receipts_net" CHECK("receipts"."net_fen" = "receipts"."gross_fen" - "receipts"."waived_fen"),
	CONSTRAINT "receipts_refund_reason" CHECK("receipts"."kind" = 'sale' OR length("receipts"."reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_number_unique` ON `receipts` (`number`);--> statement-breakpoint
CREATE INDEX `receipts_day` ON `receipts` (`day`);--> statement-breakpoint
CREATE INDEX `receipts_visit` ON `receipts` (`visit_id`);--> statement-breakpoint
CREATE TABLE `roundings` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`amount_fen` integer NOT NULL,
	`day` text NOT NULL,
	`receipt_id` integer,
	`movement_id` integer,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`movement_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "roundings_not_zero" CHECK("roundings"."amount_fen" <> 0),
	CONSTRAINT "roundings_source" CHECK(("roundings"."kind" = 'cash') = ("roundings"."receipt_id" IS NOT NULL)),
	CONSTRAINT "roundings_movement" CHECK(("roundings"."kind" = 'cash') = ("roundings"."movement_id" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `roundings_movement_id_unique` ON `roundings` (`movement_id`);--> statement-breakpoint
CREATE INDEX `roundings_day` ON `roundings` (`day`,`kind`);--> statement-breakpoint
CREATE TABLE `waivers` (
	`id` integer PRIMARY KEY NOT NULL,
	`receipt_id` integer NOT NULL,
	`charge_id` integer NOT NULL,
	`rule_id` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`day` text NOT NULL,
	FOREIGN KEY (`receipt_id`) REFERENCES `receipts`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`charge_id`) REFERENCES `charges`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`rule_id`) REFERENCES `waiver_rules`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `waivers_charge_id_unique` ON `waivers` (`charge_id`);--> statement-breakpoint
CREATE INDEX `waivers_receipt` ON `waivers` (`receipt_id`);--> statement-breakpoint
CREATE INDEX `waivers_day` ON `waivers` (`day`);--> statement-breakpoint
CREATE TABLE `month_closing_drugs` (
	`closing_id` integer NOT NULL,
	`drug_id` integer NOT NULL,
	`opening_qty` integer NOT NULL,
	`opening_fen` integer NOT NULL,
	`in_qty` integer NOT NULL,
	`in_fen` integer NOT NULL,
	`out_qty` integer NOT NULL,
	`out_fen` integer NOT NULL,
	`closing_qty` integer NOT NULL,
	`closing_fen` integer NOT NULL,
	PRIMARY KEY(`closing_id`, `drug_id`),
	FOREIGN KEY (`closing_id`) REFERENCES `month_closings`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`drug_id`) REFERENCES `drugs`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `month_closings` (
	`id` integer PRIMARY KEY NOT NULL,
	`month` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	`at` integer NOT NULL,
	`made_by` integer NOT NULL,
	`visit_count` integer NOT NULL,
	`gross_fen` integer NOT NULL,
	`waived_fen` integer NOT NULL,
	`refunded_fen` integer NOT NULL,
	`net_fen` integer NOT NULL,
	`drug_charged_fen` integer NOT NULL,
	`drug_cost_fen` integer NOT NULL,
	`split_rounding_fen` integer NOT NULL,
	`drug_pending_fen` integer NOT NULL,
	`opening_stock_fen` integer NOT NULL,
	`closing_stock_fen` integer NOT NULL,
	FOREIGN KEY (`made_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `month_closings_month` ON `month_closings` (`month`);--> statement-breakpoint
CREATE TABLE `allocations` (
	`id` integer PRIMARY KEY NOT NULL,
	`line_id` integer NOT NULL,
	`batch_id` integer NOT NULL,
	`qty` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`status` text NOT NULL,
	FOREIGN KEY (`line_id`) REFERENCES `prescription_lines`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "allocations_qty" CHECK("allocations"."qty" > 0),
	CONSTRAINT "allocations_status" CHECK("allocations"."status" IN ('reserved', 'dispensed', 'returned', 'released'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `allocations_line_batch` ON `allocations` (`line_id`,`batch_id`);--> statement-breakpoint
CREATE INDEX `allocations_batch` ON `allocations` (`batch_id`,`status`);--> statement-breakpoint
CREATE TABLE `prescription_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`prescription_id` integer NOT NULL,
	`position` integer NOT NULL,
	`drug_id` integer NOT NULL,
	`dose_milli` integer NOT NULL,
	`frequency` text NOT NULL,
	`route` text NOT NULL,
	`days` integer NOT NULL,
	`qty` integer NOT NULL,
	`note` text DEFAULT '' NOT NULL,
	`signed_again` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`drug_id`) REFERENCES `drugs`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "prescription_lines_qty" CHECK("prescription_lines"."qty" > 0 AND "prescription_lines"."dose_milli" > 0 AND "prescription_lines"."days" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `prescription_lines_position` ON `prescription_lines` (`prescription_id`,`position`);--> statement-breakpoint
CREATE INDEX `prescription_lines_drug` ON `prescription_lines` (`drug_id`);--> statement-breakpoint
CREATE TABLE `prescription_signatures` (
	`prescription_id` integer NOT NULL,
	`step` text NOT NULL,
	`staff_id` integer NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`prescription_id`, `step`),
	FOREIGN KEY (`prescription_id`) REFERENCES `prescriptions`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "prescription_signatures_step" CHECK("prescription_signatures"."step" IN ('review', 'prepare', 'check', 'dispense'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `prescriptions` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`visit_id` integer NOT NULL,
	`doctor_id` integer NOT NULL,
	`kind` text NOT NULL,
	`slip` text NOT NULL,
	`doses` integer DEFAULT 1 NOT NULL,
	`status` text NOT NULL,
	`signed_at` integer NOT NULL,
	`valid_to_day` text NOT NULL,
	`stable` integer DEFAULT false NOT NULL,
	`voided_at` integer,
	`void_reason` text,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`doctor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "prescriptions_kind" CHECK("prescriptions"."kind" IN ('ordinary', 'emergency', 'long_term')),
	CONSTRAINT "prescriptions_slip" CHECK("prescriptions"."slip" IN ('white', 'yellow', 'green', 'red', 'white2')),
	CONSTRAINT "prescriptions_status" CHECK("prescriptions"."status" IN ('signed', 'settled', 'pay_later', 'prepared', 'dispensed', 'returned', 'void')),
	CONSTRAINT "prescriptions_void" CHECK(("prescriptions"."status" = 'void') = ("prescriptions"."voided_at" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `prescriptions_number` ON `prescriptions` (`day`,`number`);--> statement-breakpoint
CREATE INDEX `prescriptions_visit` ON `prescriptions` (`visit_id`);--> statement-breakpoint
CREATE INDEX `prescriptions_status` ON `prescriptions` (`status`);--> statement-breakpoint
CREATE TABLE `service_items` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`category` text NOT NULL,
	`unit` text NOT NULL,
	`point` text,
	`purpose` text,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "service_items_category_known" CHECK("service_items"."category" IN ('registration', 'consultation', 'examination', 'lab', 'treatment', 'surgery', 'material', 'general_fee', 'other')),
	CONSTRAINT "service_items_point_known" CHECK("service_items"."point" IS NULL OR "service_items"."point" IN ('lab', 'examination'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `service_items_code_unique` ON `service_items` (`code`);--> statement-breakpoint
CREATE INDEX `service_items_initials` ON `service_items` (`initials`);--> statement-breakpoint
CREATE TABLE `service_prices` (
	`id` integer PRIMARY KEY NOT NULL,
	`item_id` integer NOT NULL,
	`price_fen` integer NOT NULL,
	`from_day` text NOT NULL,
	`set_by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "service_prices_not_negative" CHECK("service_prices"."price_fen" >= 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `service_prices_item` ON `service_prices` (`item_id`);--> statement-breakpoint
CREATE TABLE `waiver_rules` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`basis` text NOT NULL,
	`category` text NOT NULL,
	`service_item_id` integer,
	`percent` integer NOT NULL,
	`condition` text NOT NULL,
	`min_age` integer,
	`priority_group` text,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`service_item_id`) REFERENCES `service_items`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "waiver_rules_percent" CHECK("waiver_rules"."percent" BETWEEN 1 AND 100),
	CONSTRAINT "waiver_rules_condition" CHECK("waiver_rules"."condition" IN ('contract', 'age', 'group'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `waiver_rules_code_unique` ON `waiver_rules` (`code`);--> statement-breakpoint
CREATE TABLE `queue_events` (
	`id` integer PRIMARY KEY NOT NULL,
	`ticket_id` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`kind` text NOT NULL,
	`status_after` text NOT NULL,
	`point` text NOT NULL,
	`rank` text NOT NULL,
	`clinic_id` integer,
	`staff_id` integer,
	`rule` text,
	`reason` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "queue_events_kind" CHECK("queue_events"."kind" IN ('enter', 'call', 'call_out_of_order', 'call_again', 'serve', 'miss', 'come_back', 'return_with_results', 'done', 'cancel')),
	CONSTRAINT "queue_events_rule" CHECK(("queue_events"."kind" IN ('call', 'call_out_of_order')) = ("queue_events"."rule" IS NOT NULL)),
	CONSTRAINT "queue_events_out_of_order_needs_a_reason" CHECK("queue_events"."kind" <> 'call_out_of_order' OR length("queue_events"."reason") > 0)
) STRICT;
--> statement-breakpoint
CREATE INDEX `queue_events_ticket` ON `queue_events` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `queue_events_calls` ON `queue_events` (`day`,`point`,`kind`);--> statement-breakpoint
CREATE TABLE `tickets` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
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
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`called_clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "tickets_point" CHECK("tickets"."point" IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup')),
	CONSTRAINT "tickets_status" CHECK("tickets"."status" IN ('waiting', 'called', 'serving', 'missed', 'done', 'cancelled')),
	CONSTRAINT "tickets_rank" CHECK("tickets"."rank" IN ('emergency', 'priority', 'ordinary')),
	CONSTRAINT "tickets_counts" CHECK("tickets"."calls" >= 0 AND "tickets"."misses" >= 0 AND "tickets"."recalled_behind" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `tickets_one_live_per_point` ON `tickets` (`visit_id`,`point`) WHERE status IN ('waiting', 'called', 'serving', 'missed');--> statement-breakpoint
CREATE INDEX `tickets_board` ON `tickets` (`day`,`point`,`status`);--> statement-breakpoint
CREATE INDEX `tickets_visit` ON `tickets` (`visit_id`);--> statement-breakpoint
CREATE TABLE `allergies` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`substance` text NOT NULL,
	`reaction` text DEFAULT '' NOT NULL,
	`noted_day` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `allergies_resident` ON `allergies` (`resident_id`);--> statement-breakpoint
CREATE TABLE `conditions` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `conditions_resident` ON `conditions` (`resident_id`);--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`priority_group` text NOT NULL,
	`kind` text NOT NULL,
	`number` text NOT NULL,
	`valid_to_day` text,
	`checked_by` integer NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`checked_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE INDEX `credentials_resident` ON `credentials` (`resident_id`);--> statement-breakpoint
CREATE TABLE `family_doctor_contracts` (
	`id` integer PRIMARY KEY NOT NULL,
	`resident_id` integer NOT NULL,
	`team` text NOT NULL,
	`agreement_no` text NOT NULL,
	`from_day` text NOT NULL,
	`to_day` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "contracts_period" CHECK("family_doctor_contracts"."from_day" <= "family_doctor_contracts"."to_day")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `family_doctor_contracts_agreement_no_unique` ON `family_doctor_contracts` (`agreement_no`);--> statement-breakpoint
CREATE INDEX `contracts_resident` ON `family_doctor_contracts` (`resident_id`);--> statement-breakpoint
CREATE TABLE `residents` (
	`id` integer PRIMARY KEY NOT NULL,
	`record_no` text NOT NULL,
	`name` text NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`sex` integer NOT NULL,
	`birth_day` text NOT NULL,
	`id_kind` text NOT NULL,
	`id_number` text,
	`ethnicity` text DEFAULT '汉族' NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`address` text DEFAULT '' NOT NULL,
	`household_address` text DEFAULT '' NOT NULL,
	`occupation` text DEFAULT '' NOT NULL,
	`insurance` text DEFAULT 'none' NOT NULL,
	`guardian_name` text DEFAULT '' NOT NULL,
	`guardian_relation` text DEFAULT '' NOT NULL,
	`last_visit_at` integer,
	`created_at` integer NOT NULL,
	`created_by` integer NOT NULL,
	FOREIGN KEY (`created_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "residents_sex_known" CHECK("residents"."sex" IN (0, 1, 2, 9)),
	CONSTRAINT "residents_id_present" CHECK(("residents"."id_kind" = 'none') = ("residents"."id_number" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `residents_record_no_unique` ON `residents` (`record_no`);--> statement-breakpoint
CREATE UNIQUE INDEX `residents_id_number` ON `residents` (`id_kind`,`id_number`);--> statement-breakpoint
CREATE INDEX `residents_name` ON `residents` (`name`);--> statement-breakpoint
CREATE INDEX `residents_pinyin` ON `residents` (`pinyin`);--> statement-breakpoint
CREATE INDEX `residents_initials` ON `residents` (`initials`);--> statement-breakpoint
CREATE INDEX `residents_phone` ON `residents` (`phone`);--> statement-breakpoint
CREATE INDEX `residents_id_number_alone` ON `residents` (`id_number`);--> statement-breakpoint
CREATE TABLE `clinics` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`point` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "clinics_point_known" CHECK("clinics"."point" IN ('registration', 'consultation', 'lab', 'examination', 'cashier', 'pickup'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `clinics_name_unique` ON `clinics` (`name`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`initials` text NOT NULL,
	`title` text NOT NULL,
	`phone` text DEFAULT '' NOT NULL,
	`password_hash` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`created_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `staff_roles` (
	`staff_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`staff_id`, `role`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "staff_roles_known" CHECK("staff_roles"."role" IN ('front_desk', 'doctor', 'pharmacist', 'head'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `batch_stock` (
	`batch_id` integer PRIMARY KEY NOT NULL,
	`on_hand_qty` integer NOT NULL,
	`reserved_qty` integer NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "batch_stock_not_negative" CHECK("batch_stock"."reserved_qty" >= 0 AND "batch_stock"."on_hand_qty" >= "batch_stock"."reserved_qty")
) STRICT;
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` integer PRIMARY KEY NOT NULL,
	`drug_id` integer NOT NULL,
	`supplier_id` integer NOT NULL,
	`batch_no` text NOT NULL,
	`expires_day` text NOT NULL,
	`purchase_price` integer NOT NULL,
	`pack_size` integer NOT NULL,
	`locked` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`drug_id`) REFERENCES `drugs`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "batches_price" CHECK("batches"."purchase_price" > 0),
	CONSTRAINT "batches_pack_size" CHECK("batches"."pack_size" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_key` ON `batches` (`drug_id`,`batch_no`,`expires_day`,`purchase_price`,`supplier_id`);--> statement-breakpoint
CREATE INDEX `batches_fefo` ON `batches` (`drug_id`,`expires_day`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` integer PRIMARY KEY NOT NULL,
	`supplier_id` integer NOT NULL,
	`note_no` text NOT NULL,
	`platform_order_no` text NOT NULL,
	`invoice_no` text NOT NULL,
	`invoice_fen` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`accepted_by` integer NOT NULL,
	`appearance` text DEFAULT '完好' NOT NULL,
	`cold_temperature_deci` integer,
	`opening` integer DEFAULT false NOT NULL,
	FOREIGN KEY (`supplier_id`) REFERENCES `suppliers`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`accepted_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `deliveries_note` ON `deliveries` (`supplier_id`,`note_no`);--> statement-breakpoint
CREATE TABLE `delivery_lines` (
	`id` integer PRIMARY KEY NOT NULL,
	`delivery_id` integer NOT NULL,
	`position` integer NOT NULL,
	`batch_id` integer NOT NULL,
	`qty` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	FOREIGN KEY (`delivery_id`) REFERENCES `deliveries`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "delivery_lines_qty" CHECK("delivery_lines"."qty" > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `delivery_lines_position` ON `delivery_lines` (`delivery_id`,`position`);--> statement-breakpoint
CREATE TABLE `drugs` (
	`id` integer PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`generic_name` text NOT NULL,
	`trade_name` text DEFAULT '' NOT NULL,
	`pinyin` text NOT NULL,
	`initials` text NOT NULL,
	`class` text NOT NULL,
	`form` text NOT NULL,
	`spec` text NOT NULL,
	`pack_unit` text NOT NULL,
	`pack_size` integer NOT NULL,
	`small_unit` text NOT NULL,
	`strength_milli` integer NOT NULL,
	`dose_unit` text NOT NULL,
	`maker` text NOT NULL,
	`approval_no` text DEFAULT '' NOT NULL,
	`barcode` text DEFAULT '' NOT NULL,
	`standard_code` text DEFAULT '' NOT NULL,
	`insurance_code` text DEFAULT '' NOT NULL,
	`insurance_class` text NOT NULL,
	`essential` text NOT NULL,
	`prescription_only` integer NOT NULL,
	`antibiotic_grade` text NOT NULL,
	`control` text NOT NULL,
	`high_alert` integer DEFAULT false NOT NULL,
	`skin_test` integer DEFAULT false NOT NULL,
	`storage` text NOT NULL,
	`long_term_allowed` integer DEFAULT false NOT NULL,
	`splittable` integer DEFAULT false NOT NULL,
	`default_dose_milli` integer NOT NULL,
	`default_frequency` text NOT NULL,
	`default_route` text NOT NULL,
	`min_stock_qty` integer NOT NULL,
	`max_stock_qty` integer NOT NULL,
	`shelf` text DEFAULT '' NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	CONSTRAINT "drugs_class" CHECK("drugs"."class" IN ('western', 'patent', 'herbal')),
	CONSTRAINT "drugs_pack_size" CHECK("drugs"."pack_size" > 0),
	CONSTRAINT "drugs_insurance_class" CHECK("drugs"."insurance_class" IN ('A', 'B', 'self')),
	CONSTRAINT "drugs_essential" CHECK("drugs"."essential" IN ('national', 'provincial', 'none')),
	CONSTRAINT "drugs_antibiotic_grade" CHECK("drugs"."antibiotic_grade" IN ('none', 'unrestricted', 'restricted', 'special')),
	CONSTRAINT "drugs_control" CHECK("drugs"."control" IN ('none', 'narcotic', 'psychotropic1', 'psychotropic2', 'toxic')),
	CONSTRAINT "drugs_storage" CHECK("drugs"."storage" IN ('room', 'cool', 'cold'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `drugs_code_unique` ON `drugs` (`code`);--> statement-breakpoint
CREATE INDEX `drugs_initials` ON `drugs` (`initials`);--> statement-breakpoint
CREATE INDEX `drugs_barcode` ON `drugs` (`barcode`);--> statement-breakpoint
CREATE TABLE `stock_movements` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL,
	`kind` text NOT NULL,
	`qty` integer NOT NULL,
	`cost_fen` integer NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`staff_id` integer NOT NULL,
	`delivery_line_id` integer,
	`allocation_id` integer,
	`reverses_id` integer,
	`reason` text DEFAULT '' NOT NULL,
	`witnessed_by` integer,
	`approved_by` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`delivery_line_id`) REFERENCES `delivery_lines`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`allocation_id`) REFERENCES `allocations`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reverses_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`witnessed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`approved_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "stock_movements_kind" CHECK("stock_movements"."kind" IN ('purchase', 'dispense', 'return', 'loss', 'adjust', 'supplier_return')),
	CONSTRAINT "stock_movements_not_zero" CHECK("stock_movements"."qty" <> 0),
	CONSTRAINT "stock_movements_direction" CHECK(("stock_movements"."kind" IN ('purchase', 'return') AND "stock_movements"."qty" > 0) OR ("stock_movements"."kind" IN ('dispense', 'loss', 'supplier_return') AND "stock_movements"."qty" < 0) OR "stock_movements"."kind" = 'adjust'),
	CONSTRAINT "stock_movements_purchase_source" CHECK(("stock_movements"."kind" = 'purchase') = ("stock_movements"."delivery_line_id" IS NOT NULL)),
	CONSTRAINT "stock_movements_dispense_source" CHECK(("stock_movements"."kind" IN ('dispense', 'return')) = ("stock_movements"."allocation_id" IS NOT NULL)),
	CONSTRAINT "stock_movements_return_source" CHECK(("stock_movements"."kind" = 'return') = ("stock_movements"."reverses_id" IS NOT NULL)),
	CONSTRAINT "stock_movements_approval" CHECK("stock_movements"."kind" NOT IN ('loss', 'adjust') OR ("stock_movements"."approved_by" IS NOT NULL AND length("stock_movements"."reason") > 0))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_movements_reverses_once` ON `stock_movements` (`reverses_id`) WHERE reverses_id IS NOT NULL;--> statement-breakpoint
CREATE INDEX `stock_movements_batch` ON `stock_movements` (`batch_id`);--> statement-breakpoint
CREATE INDEX `stock_movements_day` ON `stock_movements` (`day`,`kind`);--> statement-breakpoint
CREATE INDEX `stock_movements_allocation` ON `stock_movements` (`allocation_id`);--> statement-breakpoint
CREATE TABLE `suppliers` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`initials` text NOT NULL,
	`licence_no` text NOT NULL,
	`licence_to_day` text NOT NULL,
	`approved` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `suppliers_name_unique` ON `suppliers` (`name`);--> statement-breakpoint
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`staff_id` integer,
	`desk` text NOT NULL,
	`action` text NOT NULL,
	`subject` text NOT NULL,
	`subject_id` integer,
	`detail` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "audit_detail_is_json" CHECK(json_valid("audit"."detail"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `audit_subject` ON `audit` (`subject`,`subject_id`);--> statement-breakpoint
CREATE TABLE `commands` (
	`sequence` integer PRIMARY KEY NOT NULL,
	`command_id` text NOT NULL,
	`procedure` text NOT NULL,
	`staff_id` integer,
	`input_hash` text NOT NULL,
	`reply` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `commands_command_id_unique` ON `commands` (`command_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`staff_id` integer NOT NULL,
	`desk` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`staff_id`, `desk`, `subject`),
	FOREIGN KEY (`staff_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "drafts_body_is_json" CHECK(json_valid("drafts"."body"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `settings` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`updated_by` integer,
	FOREIGN KEY (`updated_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `business_days` (
	`day` text PRIMARY KEY NOT NULL,
	`status` text NOT NULL,
	`opened_at` integer NOT NULL,
	`closing_id` integer,
	FOREIGN KEY (`closing_id`) REFERENCES `day_closings`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "business_days_status" CHECK("business_days"."status" IN ('open', 'counted', 'closed')),
	CONSTRAINT "business_days_closed_by" CHECK(("business_days"."status" = 'closed') = ("business_days"."closing_id" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE TABLE `consultations` (
	`visit_id` integer PRIMARY KEY NOT NULL,
	`complaint` text DEFAULT '' NOT NULL,
	`findings` text DEFAULT '' NOT NULL,
	`advice` text DEFAULT '' NOT NULL,
	`onset_day` text,
	`temperature_deci` integer,
	`pulse` integer,
	`systolic` integer,
	`diastolic` integer,
	`glucose_deci` integer,
	`weight_deci` integer,
	`started_at` integer NOT NULL,
	`doctor_id` integer NOT NULL,
	`signed_at` integer,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`doctor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `diagnoses` (
	`visit_id` integer NOT NULL,
	`position` integer NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	PRIMARY KEY(`visit_id`, `position`),
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` integer PRIMARY KEY NOT NULL,
	`visit_id` integer NOT NULL,
	`service_price_id` integer NOT NULL,
	`qty` integer NOT NULL,
	`amount_fen` integer NOT NULL,
	`waiver_rule_id` integer,
	`waiver_fen` integer DEFAULT 0 NOT NULL,
	`source` text NOT NULL,
	`status` text NOT NULL,
	`ordered_by` integer NOT NULL,
	`ordered_at` integer NOT NULL,
	`done_by` integer,
	`done_at` integer,
	`result` text DEFAULT '' NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`service_price_id`) REFERENCES `service_prices`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`waiver_rule_id`) REFERENCES `waiver_rules`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`ordered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`done_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "orders_qty" CHECK("orders"."qty" > 0),
	CONSTRAINT "orders_amount" CHECK("orders"."amount_fen" >= 0),
	CONSTRAINT "orders_waiver" CHECK("orders"."waiver_fen" BETWEEN 0 AND "orders"."amount_fen"),
	CONSTRAINT "orders_waiver_rule" CHECK(("orders"."waiver_fen" > 0) = ("orders"."waiver_rule_id" IS NOT NULL)),
	CONSTRAINT "orders_source" CHECK("orders"."source" IN ('registration', 'consultation')),
	CONSTRAINT "orders_status" CHECK("orders"."status" IN ('ordered', 'settled', 'done', 'cancelled', 'refunded'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `orders_visit` ON `orders` (`visit_id`);--> statement-breakpoint
CREATE TABLE `visit_groups` (
	`visit_id` integer NOT NULL,
	`priority_group` text NOT NULL,
	`credential_id` integer,
	`main` integer NOT NULL,
	PRIMARY KEY(`visit_id`, `priority_group`),
	FOREIGN KEY (`visit_id`) REFERENCES `visits`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`credential_id`) REFERENCES `credentials`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `visits` (
	`id` integer PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`number` integer NOT NULL,
	`resident_id` integer NOT NULL,
	`clinic_id` integer NOT NULL,
	`doctor_id` integer NOT NULL,
	`session` text NOT NULL,
	`kind` text NOT NULL,
	`status` text NOT NULL,
	`rank` text NOT NULL,
	`pay_later` integer DEFAULT false NOT NULL,
	`reason` text DEFAULT '' NOT NULL,
	`temperature_deci` integer,
	`registered_at` integer NOT NULL,
	`registered_by` integer NOT NULL,
	`finished_at` integer,
	`cancelled_at` integer,
	`cancel_reason` text,
	FOREIGN KEY (`day`) REFERENCES `business_days`(`day`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`clinic_id`) REFERENCES `clinics`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`doctor_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`registered_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "visits_session" CHECK("visits"."session" IN ('am', 'pm')),
	CONSTRAINT "visits_kind" CHECK("visits"."kind" IN ('first', 'return')),
	CONSTRAINT "visits_status" CHECK("visits"."status" IN ('waiting', 'in_consultation', 'finished', 'cancelled')),
	CONSTRAINT "visits_rank" CHECK("visits"."rank" IN ('emergency', 'priority', 'ordinary')),
	CONSTRAINT "visits_cancelled" CHECK(("visits"."status" = 'cancelled') = ("visits"."cancelled_at" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `visits_number` ON `visits` (`day`,`number`);--> statement-breakpoint
CREATE INDEX `visits_resident` ON `visits` (`resident_id`,`registered_at`);
--> statement-breakpoint
-- Facts are append-only: a correction is an opposite row that names what it corrects.
CREATE TRIGGER `charges_no_update` BEFORE UPDATE ON `charges` BEGIN SELECT RAISE(ABORT, 'append-only: charges'); END;
--> statement-breakpoint
CREATE TRIGGER `charges_no_delete` BEFORE DELETE ON `charges` BEGIN SELECT RAISE(ABORT, 'append-only: charges'); END;
--> statement-breakpoint
CREATE TRIGGER `receipts_no_update` BEFORE UPDATE ON `receipts` BEGIN SELECT RAISE(ABORT, 'append-only: receipts'); END;
--> statement-breakpoint
CREATE TRIGGER `receipts_no_delete` BEFORE DELETE ON `receipts` BEGIN SELECT RAISE(ABORT, 'append-only: receipts'); END;
--> statement-breakpoint
CREATE TRIGGER `payments_no_update` BEFORE UPDATE ON `payments` BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
--> statement-breakpoint
CREATE TRIGGER `payments_no_delete` BEFORE DELETE ON `payments` BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
--> statement-breakpoint
CREATE TRIGGER `waivers_no_update` BEFORE UPDATE ON `waivers` BEGIN SELECT RAISE(ABORT, 'append-only: waivers'); END;
--> statement-breakpoint
CREATE TRIGGER `waivers_no_delete` BEFORE DELETE ON `waivers` BEGIN SELECT RAISE(ABORT, 'append-only: waivers'); END;
--> statement-breakpoint
CREATE TRIGGER `roundings_no_update` BEFORE UPDATE ON `roundings` BEGIN SELECT RAISE(ABORT, 'append-only: roundings'); END;
--> statement-breakpoint
CREATE TRIGGER `roundings_no_delete` BEFORE DELETE ON `roundings` BEGIN SELECT RAISE(ABORT, 'append-only: roundings'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_movements_no_update` BEFORE UPDATE ON `stock_movements` BEGIN SELECT RAISE(ABORT, 'append-only: stock_movements'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_movements_no_delete` BEFORE DELETE ON `stock_movements` BEGIN SELECT RAISE(ABORT, 'append-only: stock_movements'); END;
--> statement-breakpoint
CREATE TRIGGER `queue_events_no_update` BEFORE UPDATE ON `queue_events` BEGIN SELECT RAISE(ABORT, 'append-only: queue_events'); END;
--> statement-breakpoint
CREATE TRIGGER `queue_events_no_delete` BEFORE DELETE ON `queue_events` BEGIN SELECT RAISE(ABORT, 'append-only: queue_events'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_update` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_no_delete` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
--> statement-breakpoint
CREATE TRIGGER `commands_no_update` BEFORE UPDATE ON `commands` BEGIN SELECT RAISE(ABORT, 'append-only: commands'); END;
--> statement-breakpoint
CREATE TRIGGER `commands_no_delete` BEFORE DELETE ON `commands` BEGIN SELECT RAISE(ABORT, 'append-only: commands'); END;
--> statement-breakpoint
CREATE TRIGGER `cash_counts_no_update` BEFORE UPDATE ON `cash_counts` BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;
--> statement-breakpoint
CREATE TRIGGER `cash_counts_no_delete` BEFORE DELETE ON `cash_counts` BEGIN SELECT RAISE(ABORT, 'append-only: cash_counts'); END;
--> statement-breakpoint
CREATE TRIGGER `cash_count_lines_no_update` BEFORE UPDATE ON `cash_count_lines` BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `cash_count_lines_no_delete` BEFORE DELETE ON `cash_count_lines` BEGIN SELECT RAISE(ABORT, 'append-only: cash_count_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `day_closings_no_update` BEFORE UPDATE ON `day_closings` BEGIN SELECT RAISE(ABORT, 'append-only: day_closings'); END;
--> statement-breakpoint
CREATE TRIGGER `day_closings_no_delete` BEFORE DELETE ON `day_closings` BEGIN SELECT RAISE(ABORT, 'append-only: day_closings'); END;
--> statement-breakpoint
CREATE TRIGGER `day_closing_amounts_no_update` BEFORE UPDATE ON `day_closing_amounts` BEGIN SELECT RAISE(ABORT, 'append-only: day_closing_amounts'); END;
--> statement-breakpoint
CREATE TRIGGER `day_closing_amounts_no_delete` BEFORE DELETE ON `day_closing_amounts` BEGIN SELECT RAISE(ABORT, 'append-only: day_closing_amounts'); END;
--> statement-breakpoint
CREATE TRIGGER `closing_undos_no_update` BEFORE UPDATE ON `closing_undos` BEGIN SELECT RAISE(ABORT, 'append-only: closing_undos'); END;
--> statement-breakpoint
CREATE TRIGGER `closing_undos_no_delete` BEFORE DELETE ON `closing_undos` BEGIN SELECT RAISE(ABORT, 'append-only: closing_undos'); END;
--> statement-breakpoint
CREATE TRIGGER `month_closings_no_update` BEFORE UPDATE ON `month_closings` BEGIN SELECT RAISE(ABORT, 'append-only: month_closings'); END;
--> statement-breakpoint
CREATE TRIGGER `month_closings_no_delete` BEFORE DELETE ON `month_closings` BEGIN SELECT RAISE(ABORT, 'append-only: month_closings'); END;
--> statement-breakpoint
CREATE TRIGGER `month_closing_drugs_no_update` BEFORE UPDATE ON `month_closing_drugs` BEGIN SELECT RAISE(ABORT, 'append-only: month_closing_drugs'); END;
--> statement-breakpoint
CREATE TRIGGER `month_closing_drugs_no_delete` BEFORE DELETE ON `month_closing_drugs` BEGIN SELECT RAISE(ABORT, 'append-only: month_closing_drugs'); END;
--> statement-breakpoint
CREATE TRIGGER `receipt_prints_no_update` BEFORE UPDATE ON `receipt_prints` BEGIN SELECT RAISE(ABORT, 'append-only: receipt_prints'); END;
--> statement-breakpoint
CREATE TRIGGER `receipt_prints_no_delete` BEFORE DELETE ON `receipt_prints` BEGIN SELECT RAISE(ABORT, 'append-only: receipt_prints'); END;
--> statement-breakpoint
CREATE TRIGGER `deliveries_no_update` BEFORE UPDATE ON `deliveries` BEGIN SELECT RAISE(ABORT, 'append-only: deliveries'); END;
--> statement-breakpoint
CREATE TRIGGER `deliveries_no_delete` BEFORE DELETE ON `deliveries` BEGIN SELECT RAISE(ABORT, 'append-only: deliveries'); END;
--> statement-breakpoint
CREATE TRIGGER `delivery_lines_no_update` BEFORE UPDATE ON `delivery_lines` BEGIN SELECT RAISE(ABORT, 'append-only: delivery_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `delivery_lines_no_delete` BEFORE DELETE ON `delivery_lines` BEGIN SELECT RAISE(ABORT, 'append-only: delivery_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_groups_no_update` BEFORE UPDATE ON `visit_groups` BEGIN SELECT RAISE(ABORT, 'append-only: visit_groups'); END;
--> statement-breakpoint
CREATE TRIGGER `visit_groups_no_delete` BEFORE DELETE ON `visit_groups` BEGIN SELECT RAISE(ABORT, 'append-only: visit_groups'); END;
--> statement-breakpoint
CREATE TRIGGER `prescription_signatures_no_update` BEFORE UPDATE ON `prescription_signatures` BEGIN SELECT RAISE(ABORT, 'append-only: prescription_signatures'); END;
--> statement-breakpoint
CREATE TRIGGER `prescription_signatures_no_delete` BEFORE DELETE ON `prescription_signatures` BEGIN SELECT RAISE(ABORT, 'append-only: prescription_signatures'); END;
--> statement-breakpoint
CREATE TRIGGER `prescription_lines_no_update` BEFORE UPDATE ON `prescription_lines` BEGIN SELECT RAISE(ABORT, 'append-only: prescription_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `prescription_lines_no_delete` BEFORE DELETE ON `prescription_lines` BEGIN SELECT RAISE(ABORT, 'append-only: prescription_lines'); END;
--> statement-breakpoint
CREATE TRIGGER `service_prices_no_update` BEFORE UPDATE ON `service_prices` BEGIN SELECT RAISE(ABORT, 'append-only: service_prices'); END;
--> statement-breakpoint
CREATE TRIGGER `service_prices_no_delete` BEFORE DELETE ON `service_prices` BEGIN SELECT RAISE(ABORT, 'append-only: service_prices'); END;
--> statement-breakpoint
CREATE TRIGGER `charges_closed_day` BEFORE INSERT ON `charges` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: charges'); END;
--> statement-breakpoint
CREATE TRIGGER `receipts_closed_day` BEFORE INSERT ON `receipts` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: receipts'); END;
--> statement-breakpoint
CREATE TRIGGER `payments_closed_day` BEFORE INSERT ON `payments` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: payments'); END;
--> statement-breakpoint
CREATE TRIGGER `waivers_closed_day` BEFORE INSERT ON `waivers` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: waivers'); END;
--> statement-breakpoint
CREATE TRIGGER `roundings_closed_day` BEFORE INSERT ON `roundings` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: roundings'); END;
--> statement-breakpoint
CREATE TRIGGER `stock_movements_closed_day` BEFORE INSERT ON `stock_movements` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: stock_movements'); END;
--> statement-breakpoint
CREATE TRIGGER `queue_events_closed_day` BEFORE INSERT ON `queue_events` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: queue_events'); END;
--> statement-breakpoint
CREATE TRIGGER `visits_closed_day` BEFORE INSERT ON `visits` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: visits'); END;
--> statement-breakpoint
CREATE TRIGGER `prescriptions_closed_day` BEFORE INSERT ON `prescriptions` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: prescriptions'); END;
--> statement-breakpoint
CREATE TRIGGER `deliveries_closed_day` BEFORE INSERT ON `deliveries` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: deliveries'); END;
--> statement-breakpoint
CREATE TRIGGER `cash_counts_closed_day` BEFORE INSERT ON `cash_counts` WHEN (SELECT `status` FROM `business_days` WHERE `day` = NEW.`day`) = 'closed' BEGIN SELECT RAISE(ABORT, 'closed day: cash_counts'); END;
--> statement-breakpoint
-- Expired stock is never sold, and a recalled batch stays where it is.
CREATE TRIGGER `stock_movements_expired` BEFORE INSERT ON `stock_movements` WHEN NEW.`kind` = 'dispense' AND EXISTS (SELECT 1 FROM `batches` WHERE `id` = NEW.`batch_id` AND (`expires_day` < NEW.`day` OR `locked` = 1)) BEGIN SELECT RAISE(ABORT, 'expired or locked batch'); END;
--> statement-breakpoint
-- A pack size, a batch's price and its expiry are what its movements were valued by.
CREATE TRIGGER `batches_key_fixed` BEFORE UPDATE OF `drug_id`, `supplier_id`, `batch_no`, `expires_day`, `purchase_price`, `pack_size` ON `batches` BEGIN SELECT RAISE(ABORT, 'append-only: batches'); END;
--> statement-breakpoint
CREATE TRIGGER `batches_no_delete` BEFORE DELETE ON `batches` BEGIN SELECT RAISE(ABORT, 'append-only: batches'); END;
--> statement-breakpoint
CREATE TRIGGER `drugs_pack_size_fixed` BEFORE UPDATE OF `pack_size` ON `drugs` WHEN EXISTS (SELECT 1 FROM `batches` WHERE `drug_id` = OLD.`id`) BEGIN SELECT RAISE(ABORT, 'pack size is fixed once a batch exists'); END;
--> statement-breakpoint
-- What an order or a reserved batch costs is fixed when it is made; only its state moves on.
CREATE TRIGGER `orders_amount_fixed` BEFORE UPDATE OF `visit_id`, `service_price_id`, `qty`, `amount_fen`, `waiver_fen`, `waiver_rule_id` ON `orders` BEGIN SELECT RAISE(ABORT, 'append-only: orders'); END;
--> statement-breakpoint
CREATE TRIGGER `orders_no_delete` BEFORE DELETE ON `orders` BEGIN SELECT RAISE(ABORT, 'append-only: orders'); END;
--> statement-breakpoint
CREATE TRIGGER `allocations_amount_fixed` BEFORE UPDATE OF `line_id`, `batch_id`, `qty`, `amount_fen` ON `allocations` BEGIN SELECT RAISE(ABORT, 'append-only: allocations'); END;
--> statement-breakpoint
CREATE TRIGGER `allocations_no_delete` BEFORE DELETE ON `allocations` BEGIN SELECT RAISE(ABORT, 'append-only: allocations'); END;
--> statement-breakpoint
CREATE TRIGGER `visits_no_delete` BEFORE DELETE ON `visits` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: visits'); END;
--> statement-breakpoint
CREATE TRIGGER `tickets_no_delete` BEFORE DELETE ON `tickets` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: tickets'); END;
--> statement-breakpoint
CREATE TRIGGER `prescriptions_no_delete` BEFORE DELETE ON `prescriptions` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: prescriptions'); END;
--> statement-breakpoint
CREATE TRIGGER `residents_no_delete` BEFORE DELETE ON `residents` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: residents'); END;
--> statement-breakpoint
CREATE TRIGGER `staff_no_delete` BEFORE DELETE ON `staff` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: staff'); END;
--> statement-breakpoint
CREATE TRIGGER `drugs_no_delete` BEFORE DELETE ON `drugs` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: drugs'); END;
--> statement-breakpoint
CREATE TRIGGER `suppliers_no_delete` BEFORE DELETE ON `suppliers` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: suppliers'); END;
--> statement-breakpoint
CREATE TRIGGER `service_items_no_delete` BEFORE DELETE ON `service_items` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: service_items'); END;
--> statement-breakpoint
CREATE TRIGGER `business_days_no_delete` BEFORE DELETE ON `business_days` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: business_days'); END;
--> statement-breakpoint
CREATE TRIGGER `receipt_ranges_no_delete` BEFORE DELETE ON `receipt_ranges` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: receipt_ranges'); END;
--> statement-breakpoint
CREATE TRIGGER `consultations_no_delete` BEFORE DELETE ON `consultations` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: consultations'); END;
--> statement-breakpoint
-- A visit's number, day, resident and rank are printed on paper that people hold.
CREATE TRIGGER `visits_identity_fixed` BEFORE UPDATE OF `day`, `number`, `resident_id`, `rank`, `registered_at` ON `visits` BEGIN SELECT RAISE(ABORT, 'append-only: visits'); END;
