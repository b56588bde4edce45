-- What a drug may be given at most, in 1/1000 of its dose unit; NULL where no limit is known.
ALTER TABLE `drugs` ADD `max_single_dose_milli` integer CONSTRAINT "drugs_max_single_dose" CHECK("max_single_dose_milli" > 0);
--> statement-breakpoint
ALTER TABLE `drugs` ADD `max_daily_dose_milli` integer CONSTRAINT "drugs_max_daily_dose" CHECK("max_daily_dose_milli" > 0);
--> statement-breakpoint
-- Charges, slips and stock are counted by these: with others it would be another drug.
CREATE TRIGGER `drugs_counted_by_fixed` BEFORE UPDATE OF `class`, `small_unit`, `dose_unit` ON `drugs` WHEN (NEW.`class` <> OLD.`class` OR NEW.`small_unit` <> OLD.`small_unit` OR NEW.`dose_unit` <> OLD.`dose_unit`) AND EXISTS (SELECT 1 FROM `batches` WHERE `drug_id` = OLD.`id`) BEGIN SELECT RAISE(ABORT, 'class and units are fixed once a batch exists'); END;
--> statement-breakpoint
-- The station's own table of drugs that do not go together; names are parts of generic names.
CREATE TABLE `interactions` (
	`id` integer PRIMARY KEY NOT NULL,
	`drug_a` text NOT NULL,
	`drug_b` text NOT NULL,
	`severity` text NOT NULL,
	`note` text NOT NULL,
	`active` integer DEFAULT true NOT NULL,
	`set_by` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`set_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "interactions_pair" CHECK("interactions"."drug_a" < "interactions"."drug_b" AND length("interactions"."drug_a") > 0),
	CONSTRAINT "interactions_severity" CHECK("interactions"."severity" IN ('refuse', 'warn')),
	CONSTRAINT "interactions_note" CHECK(length("interactions"."note") > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `interactions_pair_once` ON `interactions` (`drug_a`,`drug_b`);
--> statement-breakpoint
CREATE TRIGGER `interactions_no_delete` BEFORE DELETE ON `interactions` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: interactions'); END;
--> statement-breakpoint
-- What the program knew until now, as a start that the pharmacist goes through.
INSERT INTO `interactions` (`drug_a`, `drug_b`, `severity`, `note`, `at`) VALUES
	('硝酸甘油', '西地那非', 'refuse', '合用可致严重低血压', 0),
	('单硝酸异山梨酯', '西地那非', 'refuse', '合用可致严重低血压', 0),
	('地高辛', '肾上腺素', 'refuse', '易致心律失常', 0),
	('奥美拉唑', '氯吡格雷', 'refuse', '奥美拉唑减弱抗血小板作用，换用其他抑酸药', 0),
	('左氧氟沙星片', '茶碱', 'refuse', '茶碱血药浓度升高，可致惊厥', 0),
	('茶碱', '莫西沙星', 'refuse', '茶碱血药浓度升高', 0),
	('双氯芬酸钠', '布洛芬', 'refuse', '两种非甾体抗炎药，胃肠出血风险增加', 0),
	('塞来昔布', '布洛芬', 'refuse', '两种非甾体抗炎药，胃肠出血风险增加', 0),
	('布洛芬', '阿司匹林', 'warn', '布洛芬减弱阿司匹林抗血小板作用，增加出血', 0),
	('塞来昔布', '阿司匹林', 'warn', '胃肠出血风险增加', 0),
	('氯吡格雷', '阿司匹林', 'warn', '双联抗血小板，出血风险增加，须有明确指征', 0),
	('泼尼松', '阿司匹林', 'warn', '胃肠出血风险增加', 0),
	('布洛芬', '泼尼松', 'warn', '胃肠出血风险增加', 0),
	('依那普利', '缬沙坦', 'refuse', '两种肾素-血管紧张素系统抑制剂不合用', 0),
	('依那普利', '厄贝沙坦', 'refuse', '两种肾素-血管紧张素系统抑制剂不合用', 0),
	('厄贝沙坦', '缬沙坦', 'refuse', '同类药重复', 0),
	('氨氯地平', '硝苯地平', 'refuse', '两种二氢吡啶类钙拮抗剂，同类重复', 0),
	('比索洛尔', '美托洛尔', 'refuse', '两种β受体阻滞剂，同类重复', 0),
	('沙丁胺醇', '美托洛尔', 'warn', '作用相互拮抗，可诱发支气管痉挛', 0),
	('比索洛尔', '沙丁胺醇', 'warn', '作用相互拮抗，可诱发支气管痉挛', 0),
	('瑞舒伐他汀', '阿托伐他汀', 'refuse', '两种他汀，同类重复', 0),
	('辛伐他汀', '阿托伐他汀', 'refuse', '两种他汀，同类重复', 0),
	('瑞舒伐他汀', '辛伐他汀', 'refuse', '两种他汀，同类重复', 0),
	('氨氯地平', '辛伐他汀', 'warn', '辛伐他汀每日不超过20mg', 0),
	('罗红霉素', '阿托伐他汀', 'warn', '肌病风险增加', 0),
	('格列美脲', '格列齐特', 'refuse', '两种磺脲类，同类重复', 0),
	('格列美脲', '氟康唑', 'warn', '低血糖风险增加', 0),
	('格列齐特', '氟康唑', 'warn', '低血糖风险增加', 0),
	('甲硝唑', '藿香正气水', 'refuse', '含乙醇，双硫仑样反应', 0),
	('头孢', '藿香正气水', 'refuse', '含乙醇，双硫仑样反应', 0),
	('地西泮', '艾司唑仑', 'refuse', '两种苯二氮䓬类，同类重复', 0),
	('复方甘草', '艾司唑仑', 'warn', '中枢抑制相加', 0),
	('氯苯那敏', '艾司唑仑', 'warn', '中枢抑制相加', 0),
	('氯雷他定', '西替利嗪', 'refuse', '两种抗组胺药，同类重复', 0),
	('氯苯那敏', '西替利嗪', 'refuse', '两种抗组胺药，同类重复', 0),
	('氯苯那敏', '氯雷他定', 'refuse', '两种抗组胺药，同类重复', 0),
	('呋塞米', '地高辛', 'warn', '低钾时易地高辛中毒，查血钾', 0),
	('左甲状腺素', '碳酸钙', 'warn', '吸收减少，服药相隔4小时', 0),
	('左氧氟沙星片', '铝碳酸镁', 'warn', '吸收减少，服药相隔2小时', 0),
	('双歧杆菌', '蒙脱石散', 'warn', '吸附活菌，服药相隔2小时', 0),
	('双歧杆菌', '头孢', 'warn', '抗菌药杀灭活菌，服药相隔2小时', 0);
--> statement-breakpoint
-- Losses that wait for the head: the units are set apart, so nobody prescribes or moves them meanwhile.
CREATE TABLE `loss_reports` (
	`id` integer PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL,
	`qty` integer NOT NULL,
	`reason` text NOT NULL,
	`return_id` integer,
	`reported_by` integer NOT NULL,
	`reported_at` integer NOT NULL,
	`witnessed_by` integer,
	`status` text DEFAULT 'waiting' NOT NULL,
	`decided_by` integer,
	`decided_at` integer,
	`movement_id` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `batches`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`return_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`reported_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`witnessed_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`decided_by`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE restrict,
	FOREIGN KEY (`movement_id`) REFERENCES `stock_movements`(`id`) ON UPDATE no action ON DELETE restrict,
	CONSTRAINT "loss_reports_qty" CHECK("loss_reports"."qty" > 0),
	CONSTRAINT "loss_reports_reason" CHECK(length("loss_reports"."reason") > 0),
	CONSTRAINT "loss_reports_status" CHECK("loss_reports"."status" IN ('waiting', 'approved', 'rejected')),
	CONSTRAINT "loss_reports_decided" CHECK(("loss_reports"."status" = 'waiting') = ("loss_reports"."decided_by" IS NULL) AND ("loss_reports"."decided_by" IS NULL) = ("loss_reports"."decided_at" IS NULL)),
	CONSTRAINT "loss_reports_moved" CHECK(("loss_reports"."status" = 'approved') = ("loss_reports"."movement_id" IS NOT NULL))
) STRICT;
--> statement-breakpoint
CREATE INDEX `loss_reports_waiting` ON `loss_reports` (`batch_id`) WHERE status = 'waiting';
--> statement-breakpoint
CREATE UNIQUE INDEX `loss_reports_movement` ON `loss_reports` (`movement_id`) WHERE movement_id IS NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX `loss_reports_return` ON `loss_reports` (`return_id`) WHERE return_id IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER `loss_reports_no_delete` BEFORE DELETE ON `loss_reports` BEGIN SELECT RAISE(ABORT, 'nothing is deleted: loss_reports'); END;
--> statement-breakpoint
CREATE TRIGGER `loss_reports_reported_fixed` BEFORE UPDATE OF `batch_id`, `qty`, `reason`, `return_id`, `reported_by`, `reported_at`, `witnessed_by` ON `loss_reports` BEGIN SELECT RAISE(ABORT, 'append-only: loss_reports'); END;
--> statement-breakpoint
CREATE TRIGGER `loss_reports_decided_once` BEFORE UPDATE ON `loss_reports` WHEN OLD.`status` <> 'waiting' BEGIN SELECT RAISE(ABORT, 'append-only: loss_reports'); END;
--> statement-breakpoint
-- Few rows each: refunds, rounded cash, and visits that pay later are found without reading all the others.
CREATE INDEX `receipts_original` ON `receipts` (`original_id`) WHERE original_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `roundings_receipt` ON `roundings` (`receipt_id`) WHERE receipt_id IS NOT NULL;
--> statement-breakpoint
CREATE INDEX `visits_pay_later` ON `visits` (`id`) WHERE pay_later = 1;
