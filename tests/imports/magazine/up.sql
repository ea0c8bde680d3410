-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - wp_posts.post_date: a row that has `0000-00-00` here cannot be read
-- - wp_posts.post_date_gmt: a row that has `0000-00-00` here cannot be read
-- - wp_posts.post_modified: a row that has `0000-00-00` here cannot be read
-- - wp_postmeta: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - wp_users: user_email CHARACTER SET latin1 (not read: how a column's values are compared, shown or kept up to date)
-- - wp_users: user_email COLLATE latin1_german1_ci (not read: how a column's values are compared, shown or kept up to date)
-- - wp_users: last_seen ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
-- - wp_users.user_registered: a row that has `0000-00-00` here cannot be read
-- - wp_usermeta: ENGINE=Aria (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - wp_comments.comment_date: a row that has `0000-00-00` here cannot be read
-- - catalog_product_entity: updated_at ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
-- - catalog_product_entity: row_hash CHARACTER SET ascii (not read: how a column's values are compared, shown or kept up to date)
-- - catalog_product_entity: row_hash COLLATE ascii_bin (not read: how a column's values are compared, shown or kept up to date)
-- - catalog_product_entity.visibility: no field can hold `SET('search', 'catalog', 'feed')`, so no statement reads or writes it
-- - eav_attribute: weight ZEROFILL (not read: how a column's values are compared, shown or kept up to date)
-- - sales_flat_order.flags: no field can hold `BIT(8)`, so no statement reads or writes it
-- - sales_flat_order.season: no field can hold `year(4)`, so no statement reads or writes it
-- - sales_flat_order.place: no field can hold `point`, so no statement reads or writes it
-- - core_session: ENGINE=MEMORY (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - hibernate_sequence: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - hibernate_sequence: a tool's table, or a part of another one
-- - DATABASECHANGELOG: a tool's table, or a part of another one
-- - flyway_schema_history: a tool's table, or a part of another one
-- - T_MANDANT: NAME1 CHARACTER SET latin1 (not read: how a column's values are compared, shown or kept up to date)
-- - T_BEWEGUNG: PARTITION BY RANGE (year(`BUCHUNGSTAG`)) (PARTITION `p2023` VALUES LESS THAN (2024) ENGINE = InnoDB, PARTITION `p2024` VALUES LESS THAN (2025) ENGINE = InnoDB, PARTITION `pmax` VALUES LESS THAN MAXVALUE ENGINE = InnoDB) (not read: how a table is kept in parts)
-- - T_PREIS: WITH SYSTEM VERSIONING (not read: that a table keeps what its rows were)
-- - T_BELEG: TEXT_DE CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
-- - T_BELEG: TEXT_DE COLLATE utf8mb4_german2_ci (not read: how a column's values are compared, shown or kept up to date)
-- - T_BELEG: TAGS CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
-- - T_BELEG: TAGS COLLATE utf8mb4_bin (not read: how a column's values are compared, shown or kept up to date)
-- - T_BELEG: geheim INVISIBLE (not read: how a column's values are compared, shown or kept up to date)
-- - T_BELEG.CLIENT_IP: no field can hold `inet6`, so no statement reads or writes it
-- - /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIEN… (not read: what MySQL reads from a version on (`/*! … */`))
-- - /*!40101 SET NAMES utf8mb4 */ (not read: what MySQL reads from a version on (`/*! … */`))
-- - /*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, F… (not read: what MySQL reads from a version on (`/*! … */`))
-- - /*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VAL… (not read: what MySQL reads from a version on (`/*! … */`))
-- - /*!40101 SET @saved_cs_client     = @@character_set_client *… (not read: what MySQL reads from a version on (`/*! … */`))
-- - utf8mb4_unicode_520_ci: wp_posts, wp_postmeta (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
-- - /*!40101 SET character_set_client = @saved_cs_client */ (not read: what MySQL reads from a version on (`/*! … */`))
-- - utf8mb4: wp_users (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
-- - ALTER TABLE `core_session` ENGINE=InnoDB (skipped: what is kept where, and by whom, is not judged)
-- - INSERT INTO `hibernate_sequence` VALUES (1),(1) (skipped: rows, not tables)
-- - latin1: T_MANDANT, T_LAGER, T_PLATZ, T_BESTAND (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
-- - CREATE SEQUENCE `SEQ_BELEG` start with 1000 minvalue 1 maxva… (skipped: a sequence)
-- - /*!50001 CREATE VIEW `v_open` AS SELECT 1 AS `entity_id`, 1… (not read: what MySQL reads from a version on (`/*! … */`))
-- - DROP VIEW `v_open` (skipped: it drops something else than a table)
-- - /*!50001 CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIE… (not read: what MySQL reads from a version on (`/*! … */`))
-- - DELIMITER ;; (skipped: a line for the client)
-- - /*!50003 CREATE TRIGGER `order_number` BEFORE INSERT ON `sal… (not read: what MySQL reads from a version on (`/*! … */`))
-- - CREATE PROCEDURE `cleanup`() BEGIN DELETE FROM `core_session… (skipped: a program, which is not judged)
-- - CREATE FUNCTION `one`() RETURNS int(11) DETERMINISTIC RETURN… (skipped: a program, which is not judged)
-- - DELIMITER ; (skipped: a line for the client)
-- - /*!40101 SET SQL_MODE=@OLD_SQL_MODE */ (not read: what MySQL reads from a version on (`/*! … */`))
-- - /*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */ (not read: what MySQL reads from a version on (`/*! … */`))

SET FOREIGN_KEY_CHECKS = 0;
CREATE TABLE IF NOT EXISTS `wp_posts` (
    `ID` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `post_author` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `post_date` DATETIME NOT NULL DEFAULT ('0000-00-00 00:00:00'),
    `post_date_gmt` DATETIME NOT NULL DEFAULT ('0000-00-00 00:00:00'),
    `post_content` LONGTEXT NOT NULL,
    `post_title` TEXT NOT NULL,
    `post_excerpt` TEXT NOT NULL,
    `post_status` VARCHAR(20) NOT NULL DEFAULT 'publish',
    `comment_status` VARCHAR(20) NOT NULL DEFAULT 'open',
    `post_password` VARCHAR(255) NOT NULL DEFAULT '',
    `post_name` VARCHAR(200) NOT NULL DEFAULT '',
    `post_modified` DATETIME NOT NULL DEFAULT ('0000-00-00 00:00:00'),
    `post_parent` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `guid` VARCHAR(255) NOT NULL DEFAULT '',
    `menu_order` INTEGER NOT NULL DEFAULT 0,
    `post_type` VARCHAR(20) NOT NULL DEFAULT 'post',
    `comment_count` BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (`ID`),
    KEY `post_name` (`post_name`(191)),
    KEY `type_status_date` (`post_type`, `post_status`, `post_date`, `ID`),
    KEY `post_parent` (`post_parent`),
    FULLTEXT KEY `ft` (`post_title`, `post_content`)
);
CREATE TABLE IF NOT EXISTS `wp_postmeta` (
    `meta_id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `post_id` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `meta_key` VARCHAR(255),
    `meta_value` LONGTEXT,
    PRIMARY KEY (`meta_id`),
    KEY `post_id` (`post_id`),
    KEY `meta_key` (`meta_key`(191))
);
CREATE TABLE IF NOT EXISTS `wp_users` (
    `ID` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `user_login` VARCHAR(60) NOT NULL DEFAULT '',
    `user_pass` VARCHAR(255) NOT NULL DEFAULT '',
    `user_email` VARCHAR(100) NOT NULL DEFAULT '',
    `user_registered` DATETIME NOT NULL DEFAULT ('0000-00-00 00:00:00'),
    `user_status` INTEGER NOT NULL DEFAULT 0,
    `last_seen` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    `first_seen` TIMESTAMP,
    PRIMARY KEY (`ID`),
    UNIQUE KEY `user_login_key` (`user_login`),
    KEY `user_email` (`user_email`)
) COMMENT = 'accounts; "old" ones too, it''s a mess \\ really';
CREATE TABLE IF NOT EXISTS `wp_usermeta` (
    `umeta_id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `user_id` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `meta_key` VARCHAR(255),
    `meta_value` LONGTEXT,
    PRIMARY KEY (`umeta_id`),
    KEY `user_id` (`user_id`)
);
CREATE TABLE IF NOT EXISTS `wp_options` (
    `option_id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `option_name` VARCHAR(191) NOT NULL DEFAULT '',
    `option_value` LONGTEXT NOT NULL,
    `autoload` ENUM('yes', 'no', 'on', 'off', 'auto', '') NOT NULL DEFAULT 'yes',
    PRIMARY KEY (`option_id`),
    UNIQUE KEY `option_name` (`option_name`)
);
CREATE TABLE IF NOT EXISTS `wp_terms` (
    `term_id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(200) NOT NULL DEFAULT '',
    `slug` VARCHAR(200) NOT NULL DEFAULT '',
    `term_group` BIGINT NOT NULL DEFAULT 0,
    PRIMARY KEY (`term_id`),
    KEY `slug` (`slug`(191))
);
CREATE TABLE IF NOT EXISTS `wp_term_relationships` (
    `object_id` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `term_taxonomy_id` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `term_order` INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (`object_id`, `term_taxonomy_id`),
    KEY `term_taxonomy_id` (`term_taxonomy_id`)
);
CREATE TABLE IF NOT EXISTS `wp_comments` (
    `comment_ID` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `comment_post_ID` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    `comment_author` TINYTEXT NOT NULL,
    `comment_author_IP` VARCHAR(100) NOT NULL DEFAULT '',
    `comment_date` DATETIME NOT NULL DEFAULT ('0000-00-00 00:00:00'),
    `comment_content` MEDIUMTEXT NOT NULL,
    `comment_karma` FLOAT(10,2) NOT NULL DEFAULT 0,
    `user_id` BIGINT(20) UNSIGNED NOT NULL DEFAULT 0,
    PRIMARY KEY (`comment_ID`),
    KEY `comment_approved_date` (`comment_date` DESC, `comment_ID`),
    KEY `comment_author_email` (`comment_author`(10))
);
CREATE TABLE IF NOT EXISTS `catalog_product_entity` (
    `entity_id` INT(10) UNSIGNED NOT NULL AUTO_INCREMENT COMMENT 'Entity Id',
    `entity_type_id` SMALLINT(5) UNSIGNED NOT NULL DEFAULT 0 COMMENT 'Entity Type Id',
    `sku` VARCHAR(64) COMMENT 'SKU',
    `has_options` SMALLINT NOT NULL DEFAULT 0 COMMENT 'Has Options',
    `created_at` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT 'Creation Time',
    `updated_at` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP COMMENT 'Update Time',
    `row_hash` CHAR(40) GENERATED ALWAYS AS (sha1(`sku`)) STORED,
    `sku_upper` VARCHAR(64) GENERATED ALWAYS AS (ucase(`sku`)) STORED,
    `visibility` SET('search', 'catalog', 'feed') DEFAULT ('search,catalog'),
    PRIMARY KEY (`entity_id`),
    UNIQUE KEY `UNQ_SKU` (`sku`),
    KEY `IDX_HASH` (`row_hash`),
    KEY `IDX_TYPE` (`entity_type_id`)
) COMMENT = 'Catalog Product Table';
CREATE TABLE IF NOT EXISTS `eav_attribute` (
    `attribute_id` SMALLINT(5) UNSIGNED NOT NULL AUTO_INCREMENT,
    `attribute_code` VARCHAR(255) NOT NULL,
    `backend_type` ENUM('static', 'datetime', 'decimal', 'int', 'text', 'varchar') NOT NULL DEFAULT 'static',
    `is_required` TINYINT(1) UNSIGNED NOT NULL DEFAULT FALSE,
    `weight` MEDIUMINT(8) UNSIGNED NOT NULL DEFAULT (00000007),
    PRIMARY KEY (`attribute_id`),
    UNIQUE KEY `UNQ_CODE` (`attribute_code`)
);
CREATE TABLE IF NOT EXISTS `catalog_product_entity_decimal` (
    `value_id` INTEGER NOT NULL AUTO_INCREMENT,
    `attribute_id` SMALLINT(5) UNSIGNED NOT NULL DEFAULT (0),
    `store_id` SMALLINT(5) UNSIGNED NOT NULL DEFAULT 0,
    `entity_id` INT(10) UNSIGNED NOT NULL DEFAULT (0),
    `value` DECIMAL(20,6),
    PRIMARY KEY (`value_id`),
    UNIQUE KEY `UNQ_ENT_ATTR_STORE` (`entity_id`, `attribute_id`, `store_id`),
    KEY `IDX_ATTR` (`attribute_id`),
    CONSTRAINT `FK_DEC_ATTR` FOREIGN KEY (`attribute_id`) REFERENCES `eav_attribute` (`attribute_id`) ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT `FK_DEC_ENTITY` FOREIGN KEY (`entity_id`) REFERENCES `catalog_product_entity` (`entity_id`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `sales_flat_order` (
    `entity_id` INT(10) UNSIGNED NOT NULL AUTO_INCREMENT,
    `increment_id` VARCHAR(50),
    `customer_id` INT(10) UNSIGNED,
    `state` VARCHAR(32),
    `grand_total` DECIMAL(12,4),
    `base_total` DOUBLE,
    `weight` DOUBLE(12,4) UNSIGNED,
    `paid` BIT(1) NOT NULL DEFAULT FALSE,
    `pickup_time` TIME,
    `pickup_exact` TIME(3),
    `ordered_on` DATE NOT NULL DEFAULT '1970-01-01',
    `shipped_at` DATETIME(3),
    `payload` JSON,
    `protect_code` BINARY(16) NOT NULL,
    `ip` VARBINARY(16),
    `invoice_pdf` LONGBLOB,
    `thumb` TINYBLOB,
    `order` INTEGER,
    `group` VARCHAR(10) DEFAULT 'it''s',
    `flags` BIT(8),
    `season` year(4),
    `place` point,
    PRIMARY KEY (`entity_id`),
    UNIQUE KEY `UNQ_INC` (`increment_id`),
    KEY `IDX_CUSTOMER_STATE` (`customer_id`, `state`),
    CONSTRAINT `FK_ORDER_CUSTOMER` FOREIGN KEY (`customer_id`) REFERENCES `customer_entity` (`entity_id`) ON DELETE SET NULL ON UPDATE CASCADE,
    CONSTRAINT `total_positive` CHECK (`grand_total` >= 0 OR `grand_total` IS NULL),
    CONSTRAINT `payload_is_object` CHECK (json_type(`payload`) = 'OBJECT')
);
CREATE TABLE IF NOT EXISTS `customer_entity` (
    `entity_id` INT(10) UNSIGNED NOT NULL AUTO_INCREMENT,
    `email` VARCHAR(255),
    `group_id` SMALLINT(5) UNSIGNED NOT NULL DEFAULT 0,
    `is_active` SMALLINT(5) UNSIGNED NOT NULL DEFAULT 1,
    `dob` DATE,
    `gender` ENUM('m', 'f'),
    `taxvat` VARCHAR(255),
    PRIMARY KEY (`entity_id`),
    UNIQUE KEY `EMAIL_GROUP` (`email`, `group_id`)
);
CREATE TABLE IF NOT EXISTS `sales_flat_order_item` (
    `item_id` INT(10) UNSIGNED NOT NULL AUTO_INCREMENT,
    `order_id` INT(10) UNSIGNED NOT NULL DEFAULT (0),
    `parent_item_id` INT(10) UNSIGNED,
    `product_id` INT(10) UNSIGNED,
    `qty_ordered` DECIMAL(12,4) DEFAULT 0.0000 CHECK (`qty_ordered` >= 0),
    `price` DECIMAL(12,4) NOT NULL DEFAULT 0.0000,
    `row_total` DECIMAL(14,4) GENERATED ALWAYS AS (`qty_ordered` * `price`) STORED,
    PRIMARY KEY (`item_id`),
    KEY `IDX_ORDER` (`order_id`),
    CONSTRAINT `FK_ITEM_ORDER` FOREIGN KEY (`order_id`) REFERENCES `sales_flat_order` (`entity_id`) ON DELETE CASCADE,
    CONSTRAINT `FK_ITEM_PARENT` FOREIGN KEY (`parent_item_id`) REFERENCES `sales_flat_order_item` (`item_id`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `core_session` (
    `session_id` VARCHAR(255) NOT NULL,
    `session_expires` INT(10) UNSIGNED NOT NULL DEFAULT 0,
    `session_data` VARBINARY(4000) NOT NULL,
    PRIMARY KEY (`session_id`)
);
CREATE TABLE IF NOT EXISTS `report_event` (
    `event_id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `logged_at` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    `object_id` INT(10) UNSIGNED NOT NULL,
    `object_type` VARCHAR(30) NOT NULL,
    PRIMARY KEY (`event_id`),
    KEY `IDX_OBJECT` (`object_type`, `object_id`)
);
CREATE TABLE IF NOT EXISTS `Booking` (
    `id` BIGINT NOT NULL,
    `createdDate` DATETIME(6),
    `status` INTEGER,
    `kind` ENUM('SINGLE', 'DOUBLE', 'Family Room') NOT NULL,
    `guest_id` BIGINT NOT NULL,
    `deleted` BIT(1) NOT NULL,
    `amount` DECIMAL(19,2),
    `notes` VARCHAR(4000),
    `version` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    KEY `FKc9h2r8y` (`guest_id`),
    CONSTRAINT `FKc9h2r8y` FOREIGN KEY (`guest_id`) REFERENCES `Guest` (`id`)
);
CREATE TABLE IF NOT EXISTS `Guest` (
    `DTYPE` VARCHAR(31) NOT NULL,
    `id` BIGINT NOT NULL,
    `firstName` VARCHAR(255),
    `lastName` VARCHAR(255),
    `e-mail` VARCHAR(255),
    `loyaltyPoints` INTEGER,
    PRIMARY KEY (`id`),
    UNIQUE KEY `UK_email` (`e-mail`)
);
CREATE TABLE IF NOT EXISTS `Booking_Guest` (
    `bookings_id` BIGINT NOT NULL,
    `companions_id` BIGINT NOT NULL,
    UNIQUE KEY `UK_companions` (`companions_id`),
    KEY `FKbookings` (`bookings_id`),
    CONSTRAINT `FKbookings` FOREIGN KEY (`bookings_id`) REFERENCES `Booking` (`id`),
    CONSTRAINT `FKcompanions` FOREIGN KEY (`companions_id`) REFERENCES `Guest` (`id`)
);
CREATE TABLE IF NOT EXISTS `T_MANDANT` (
    `MANDANT` CHAR(3) NOT NULL,
    `NAME1` VARCHAR(30) NOT NULL DEFAULT '',
    PRIMARY KEY (`MANDANT`)
);
CREATE TABLE IF NOT EXISTS `T_LAGER` (
    `MANDANT` CHAR(3) NOT NULL,
    `LAGER_NR` CHAR(4) NOT NULL,
    `BEZ` VARCHAR(40) COMMENT 'Bezeichnung; 100 % Größe',
    PRIMARY KEY (`MANDANT`, `LAGER_NR`),
    CONSTRAINT `FK_LAGER_MANDANT` FOREIGN KEY (`MANDANT`) REFERENCES `T_MANDANT` (`MANDANT`)
);
CREATE TABLE IF NOT EXISTS `T_PLATZ` (
    `MANDANT` CHAR(3) NOT NULL,
    `LAGER_NR` CHAR(4) NOT NULL,
    `PLATZ` CHAR(10) NOT NULL,
    `HOEHE` DECIMAL(18,4) UNSIGNED,
    `GESPERRT` CHAR(1) NOT NULL DEFAULT 'N',
    PRIMARY KEY (`MANDANT`, `LAGER_NR`, `PLATZ`),
    CONSTRAINT `FK_PLATZ_LAGER` FOREIGN KEY (`MANDANT`, `LAGER_NR`) REFERENCES `T_LAGER` (`MANDANT`, `LAGER_NR`) ON UPDATE CASCADE,
    CONSTRAINT `GESPERRT_J_N` CHECK (`GESPERRT` IN ('J', 'N'))
);
CREATE TABLE IF NOT EXISTS `T_BESTAND` (
    `MANDANT` CHAR(3) NOT NULL,
    `LAGER_NR` CHAR(4) NOT NULL,
    `PLATZ` CHAR(10) NOT NULL,
    `LFD` TINYINT(3) UNSIGNED NOT NULL,
    `MENGE` DECIMAL(18,4) NOT NULL DEFAULT 0.0000,
    `CHARGE` VARCHAR(20),
    `BELEGT_SEIT` DATETIME DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (`MANDANT`, `LAGER_NR`, `PLATZ`, `LFD`),
    KEY `IX_CHARGE` (`CHARGE`),
    CONSTRAINT `FK_BESTAND_PLATZ` FOREIGN KEY (`MANDANT`, `LAGER_NR`, `PLATZ`) REFERENCES `T_PLATZ` (`MANDANT`, `LAGER_NR`, `PLATZ`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `T_BEWEGUNG` (
    `ID` BIGINT NOT NULL AUTO_INCREMENT,
    `BUCHUNGSTAG` DATE NOT NULL,
    `MENGE` DECIMAL(18,4) NOT NULL,
    `ART` CHAR(2) NOT NULL DEFAULT 'WE',
    PRIMARY KEY (`ID`, `BUCHUNGSTAG`)
);
CREATE TABLE IF NOT EXISTS `T_PREIS` (
    `ARTIKEL` VARCHAR(18) NOT NULL,
    `PREIS` DECIMAL(18,4) NOT NULL,
    `gültig ab` DATE NOT NULL,
    `1st` TINYINT(1) NOT NULL DEFAULT TRUE,
    `type` TINYINT(4) NOT NULL DEFAULT -1,
    `self` VARCHAR(5),
    PRIMARY KEY (`ARTIKEL`, `gültig ab`)
);
CREATE TABLE IF NOT EXISTS `T_BELEG` (
    `BELEG_NR` BIGINT NOT NULL DEFAULT (nextval(`SEQ_BELEG`)),
    `GUID` UUID NOT NULL DEFAULT (uuid()),
    `TEXT_DE` LONGTEXT,
    `TAGS` LONGTEXT CHECK (json_valid(`TAGS`)),
    `geheim` INTEGER DEFAULT 5,
    `CLIENT_IP` inet6,
    PRIMARY KEY (`BELEG_NR`)
);
CREATE TABLE IF NOT EXISTS `a_side` (
    `id` INTEGER NOT NULL,
    `b_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    CONSTRAINT `a_b` FOREIGN KEY (`b_id`) REFERENCES `b_side` (`id`)
);
CREATE TABLE IF NOT EXISTS `b_side` (
    `id` INTEGER NOT NULL,
    `a_id` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    FOREIGN KEY (`a_id`) REFERENCES `a_side` (`id`)
);
CREATE TABLE IF NOT EXISTS `hierarchy` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `parent` INTEGER,
    `tree_left` INTEGER NOT NULL,
    PRIMARY KEY (`id`),
    UNIQUE KEY `left_unique` (`tree_left`),
    KEY `hierarchy_parent` (`parent`),
    CONSTRAINT `hierarchy_ibfk_1` FOREIGN KEY (`parent`) REFERENCES `hierarchy` (`id`)
);
CREATE TABLE IF NOT EXISTS `no_key` (
    `x` INTEGER,
    `y` VARCHAR(10),
    `z` BOOLEAN NOT NULL DEFAULT TRUE
);
CREATE TABLE IF NOT EXISTS `dotted.name` (
    `id` INTEGER NOT NULL,
    `a.b` VARCHAR(3) NOT NULL,
    `back``tick` VARCHAR(3) DEFAULT '\\',
    PRIMARY KEY (`id`)
);
SET FOREIGN_KEY_CHECKS = 1;
