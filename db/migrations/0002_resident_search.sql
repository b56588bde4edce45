-- What residents are found by. The rows are made by the program from the residents' own (rebuildSearchKeys),
-- because pinyin and readings are no matter for SQL.
CREATE TABLE `resident_keys` (
	`key` text NOT NULL,
	`resident_id` integer NOT NULL,
	PRIMARY KEY(`key`, `resident_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `resident_newest` (
	`term` text NOT NULL,
	`resident_id` integer NOT NULL,
	`visited_at` integer NOT NULL,
	PRIMARY KEY(`term`, `resident_id`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `resident_newest_resident` ON `resident_newest` (`resident_id`);--> statement-breakpoint
CREATE TABLE `resident_fresh` (
	`resident_id` integer PRIMARY KEY NOT NULL,
	`visited_at` integer NOT NULL,
	`keys` text NOT NULL,
	FOREIGN KEY (`resident_id`) REFERENCES `residents`(`id`) ON UPDATE no action ON DELETE restrict
) STRICT;
--> statement-breakpoint
CREATE TABLE `resident_search_state` (
	`id` integer PRIMARY KEY NOT NULL,
	`key_version` integer NOT NULL,
	`listed_to` integer NOT NULL,
	CONSTRAINT "resident_search_state_one" CHECK("resident_search_state"."id" = 1)
) STRICT;
--> statement-breakpoint
INSERT INTO `resident_search_state` (`id`, `key_version`, `listed_to`) VALUES (1, 0, 0);
--> statement-breakpoint
-- Sorting hundreds of found residents by their newest visit reads this and not their whole rows.
CREATE INDEX `residents_recency` ON `residents` (`id`,`last_visit_at`);
--> statement-breakpoint
-- Their work is done by resident_keys.
DROP INDEX `residents_pinyin`;
--> statement-breakpoint
DROP INDEX `residents_initials`;
--> statement-breakpoint
-- The next record number of a year without reading all of them.
CREATE INDEX `residents_record_sequence` ON `residents` (substr(`record_no`, 1, 5), CAST(substr(`record_no`, 6) AS INTEGER));
