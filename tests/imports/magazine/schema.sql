-- MariaDB dump 10.19 style: a magazine (WordPress-like), its web shop (Magento-like), bookings (Hibernate) and a stock system moved from another database.
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40101 SET NAMES utf8mb4 */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;
/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;

DROP TABLE IF EXISTS `wp_posts`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `wp_posts` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `post_author` bigint(20) unsigned NOT NULL DEFAULT 0,
  `post_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_date_gmt` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_content` longtext NOT NULL,
  `post_title` text NOT NULL,
  `post_excerpt` text NOT NULL,
  `post_status` varchar(20) NOT NULL DEFAULT 'publish',
  `comment_status` varchar(20) NOT NULL DEFAULT 'open',
  `post_password` varchar(255) NOT NULL DEFAULT '',
  `post_name` varchar(200) NOT NULL DEFAULT '',
  `post_modified` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `post_parent` bigint(20) unsigned NOT NULL DEFAULT 0,
  `guid` varchar(255) NOT NULL DEFAULT '',
  `menu_order` int(11) NOT NULL DEFAULT 0,
  `post_type` varchar(20) NOT NULL DEFAULT 'post',
  `comment_count` bigint(20) NOT NULL DEFAULT 0,
  PRIMARY KEY (`ID`),
  KEY `post_name` (`post_name`(191)),
  KEY `type_status_date` (`post_type`,`post_status`,`post_date`,`ID`),
  KEY `post_parent` (`post_parent`),
  FULLTEXT KEY `ft` (`post_title`,`post_content`)
) ENGINE=InnoDB AUTO_INCREMENT=4711 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
/*!40101 SET character_set_client = @saved_cs_client */;
CREATE TABLE `wp_postmeta` (
  `meta_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `post_id` bigint(20) unsigned NOT NULL DEFAULT 0,
  `meta_key` varchar(255) DEFAULT NULL,
  `meta_value` longtext DEFAULT NULL,
  PRIMARY KEY (`meta_id`),
  KEY `post_id` (`post_id`),
  KEY `meta_key` (`meta_key`(191))
) ENGINE=MyISAM DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_520_ci;
CREATE TABLE `wp_users` (
  `ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `user_login` varchar(60) NOT NULL DEFAULT '',
  `user_pass` varchar(255) NOT NULL DEFAULT '',
  `user_email` varchar(100) CHARACTER SET latin1 COLLATE latin1_german1_ci NOT NULL DEFAULT '',
  `user_registered` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `user_status` int(11) NOT NULL DEFAULT 0,
  `last_seen` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  `first_seen` timestamp NULL DEFAULT NULL,
  PRIMARY KEY (`ID`),
  UNIQUE KEY `user_login_key` (`user_login`),
  KEY `user_email` (`user_email`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COMMENT='accounts; "old" ones too, it''s a mess \\ really';
CREATE TABLE `wp_usermeta` (
  `umeta_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `user_id` bigint(20) unsigned NOT NULL DEFAULT '0',
  `meta_key` varchar(255) DEFAULT NULL,
  `meta_value` longtext,
  PRIMARY KEY (`umeta_id`),
  KEY `user_id` (`user_id`)
) ENGINE=Aria;
CREATE TABLE `wp_options` (
  `option_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `option_name` varchar(191) NOT NULL DEFAULT '',
  `option_value` longtext NOT NULL,
  `autoload` enum('yes','no','on','off','auto','') NOT NULL DEFAULT 'yes',
  PRIMARY KEY (`option_id`),
  UNIQUE KEY `option_name` (`option_name`)
) ENGINE=InnoDB;
CREATE TABLE `wp_terms` (
  `term_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(200) NOT NULL DEFAULT '',
  `slug` varchar(200) NOT NULL DEFAULT '',
  `term_group` bigint(10) NOT NULL DEFAULT 0,
  PRIMARY KEY (`term_id`),
  KEY `slug` (`slug`(191))
);
CREATE TABLE `wp_term_relationships` (
  `object_id` bigint(20) unsigned NOT NULL DEFAULT 0,
  `term_taxonomy_id` bigint(20) unsigned NOT NULL DEFAULT 0,
  `term_order` int(11) NOT NULL DEFAULT 0,
  PRIMARY KEY (`object_id`,`term_taxonomy_id`),
  KEY `term_taxonomy_id` (`term_taxonomy_id`)
);
CREATE TABLE `wp_comments` (
  `comment_ID` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `comment_post_ID` bigint(20) unsigned NOT NULL DEFAULT 0,
  `comment_author` tinytext NOT NULL,
  `comment_author_IP` varchar(100) NOT NULL DEFAULT '',
  `comment_date` datetime NOT NULL DEFAULT '0000-00-00 00:00:00',
  `comment_content` mediumtext NOT NULL,
  `comment_karma` float(10,2) NOT NULL DEFAULT 0,
  `user_id` bigint(20) unsigned NOT NULL DEFAULT 0,
  PRIMARY KEY (`comment_ID`),
  KEY `comment_approved_date` (`comment_date` DESC,`comment_ID`),
  KEY `comment_author_email` (`comment_author`(10))
) ENGINE=InnoDB;

-- the shop
CREATE TABLE `catalog_product_entity` (
  `entity_id` int(10) unsigned NOT NULL AUTO_INCREMENT COMMENT 'Entity Id',
  `entity_type_id` smallint(5) unsigned NOT NULL DEFAULT 0 COMMENT 'Entity Type Id',
  `sku` varchar(64) DEFAULT NULL COMMENT 'SKU',
  `has_options` smallint(6) NOT NULL DEFAULT 0 COMMENT 'Has Options',
  `created_at` timestamp NOT NULL DEFAULT current_timestamp() COMMENT 'Creation Time',
  `updated_at` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp() COMMENT 'Update Time',
  `visibility` set('search','catalog','feed') DEFAULT 'search,catalog',
  `row_hash` char(40) CHARACTER SET ascii COLLATE ascii_bin GENERATED ALWAYS AS (sha1(`sku`)) STORED,
  `sku_upper` varchar(64) GENERATED ALWAYS AS (ucase(`sku`)) VIRTUAL,
  PRIMARY KEY (`entity_id`),
  UNIQUE KEY `UNQ_SKU` (`sku`) USING BTREE,
  KEY `IDX_HASH` (`row_hash`) USING HASH,
  KEY `IDX_TYPE` (`entity_type_id`) COMMENT 'for the reindexer'
) ENGINE=InnoDB COMMENT='Catalog Product Table';
CREATE TABLE `eav_attribute` (
  `attribute_id` smallint(5) unsigned NOT NULL AUTO_INCREMENT,
  `attribute_code` varchar(255) NOT NULL,
  `backend_type` enum('static','datetime','decimal','int','text','varchar') NOT NULL DEFAULT 'static',
  `is_required` tinyint(1) unsigned NOT NULL DEFAULT 0,
  `weight` mediumint(8) unsigned zerofill NOT NULL DEFAULT 00000007,
  PRIMARY KEY (`attribute_id`),
  UNIQUE KEY `UNQ_CODE` (`attribute_code`)
) ENGINE=InnoDB;
CREATE TABLE `catalog_product_entity_decimal` (
  `value_id` int(11) NOT NULL AUTO_INCREMENT,
  `attribute_id` smallint(5) unsigned NOT NULL DEFAULT 0,
  `store_id` smallint(5) unsigned NOT NULL DEFAULT 0,
  `entity_id` int(10) unsigned NOT NULL DEFAULT 0,
  `value` decimal(20,6) DEFAULT NULL,
  PRIMARY KEY (`value_id`),
  UNIQUE KEY `UNQ_ENT_ATTR_STORE` (`entity_id`,`attribute_id`,`store_id`),
  KEY `IDX_ATTR` (`attribute_id`),
  CONSTRAINT `FK_DEC_ATTR` FOREIGN KEY (`attribute_id`) REFERENCES `eav_attribute` (`attribute_id`) ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT `FK_DEC_ENTITY` FOREIGN KEY (`entity_id`) REFERENCES `catalog_product_entity` (`entity_id`) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `sales_flat_order` (
  `entity_id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `increment_id` varchar(50) DEFAULT NULL,
  `customer_id` int(10) unsigned DEFAULT NULL,
  `state` varchar(32) DEFAULT NULL,
  `grand_total` decimal(12,4) DEFAULT NULL,
  `base_total` double DEFAULT NULL,
  `weight` double(12,4) unsigned DEFAULT NULL,
  `paid` bit(1) NOT NULL DEFAULT b'0',
  `flags` bit(8) DEFAULT NULL,
  `season` year(4) DEFAULT NULL,
  `pickup_time` time DEFAULT NULL,
  `pickup_exact` time(3) DEFAULT NULL,
  `ordered_on` date NOT NULL DEFAULT '1970-01-01',
  `shipped_at` datetime(3) DEFAULT NULL,
  `payload` json DEFAULT NULL,
  `protect_code` binary(16) NOT NULL,
  `ip` varbinary(16) DEFAULT NULL,
  `invoice_pdf` longblob DEFAULT NULL,
  `thumb` tinyblob DEFAULT NULL,
  `place` point DEFAULT NULL,
  `order` int(11) DEFAULT NULL,
  `group` varchar(10) DEFAULT 'it''s',
  PRIMARY KEY (`entity_id`),
  UNIQUE KEY `UNQ_INC` (`increment_id`),
  KEY `IDX_CUSTOMER_STATE` (`customer_id`,`state`),
  CONSTRAINT `FK_ORDER_CUSTOMER` FOREIGN KEY (`customer_id`) REFERENCES `customer_entity` (`entity_id`) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT `total_positive` CHECK (`grand_total` >= 0 or `grand_total` is null),
  CONSTRAINT `payload_is_object` CHECK (json_type(`payload`) = 'OBJECT')
) ENGINE=InnoDB;
CREATE TABLE `customer_entity` (
  `entity_id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `email` varchar(255) DEFAULT NULL,
  `group_id` smallint(5) unsigned NOT NULL DEFAULT 0,
  `is_active` smallint(5) unsigned NOT NULL DEFAULT 1,
  `dob` date DEFAULT NULL,
  `gender` enum('m','f') DEFAULT NULL,
  `taxvat` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`entity_id`),
  UNIQUE KEY `EMAIL_GROUP` (`email`,`group_id`)
) ENGINE=InnoDB;
CREATE TABLE `sales_flat_order_item` (
  `item_id` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `order_id` int(10) unsigned NOT NULL DEFAULT 0,
  `parent_item_id` int(10) unsigned DEFAULT NULL,
  `product_id` int(10) unsigned DEFAULT NULL,
  `qty_ordered` decimal(12,4) DEFAULT 0.0000 CHECK (`qty_ordered` >= 0),
  `price` decimal(12,4) NOT NULL DEFAULT 0.0000,
  `row_total` decimal(14,4) AS (`qty_ordered` * `price`) PERSISTENT,
  PRIMARY KEY (`item_id`),
  KEY `IDX_ORDER` (`order_id`),
  CONSTRAINT `FK_ITEM_ORDER` FOREIGN KEY (`order_id`) REFERENCES `sales_flat_order` (`entity_id`) ON DELETE CASCADE,
  CONSTRAINT `FK_ITEM_PARENT` FOREIGN KEY (`parent_item_id`) REFERENCES `sales_flat_order_item` (`item_id`) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `core_session` (
  `session_id` varchar(255) NOT NULL,
  `session_expires` int(10) unsigned NOT NULL DEFAULT 0,
  `session_data` varbinary(4000) NOT NULL,
  PRIMARY KEY (`session_id`)
) ENGINE=MEMORY;
ALTER TABLE `core_session` ENGINE=InnoDB;
CREATE TABLE `report_event` (
  `event_id` bigint(20) unsigned NOT NULL,
  `logged_at` timestamp NOT NULL DEFAULT current_timestamp(),
  `object_id` int(10) unsigned NOT NULL,
  `object_type` varchar(30) NOT NULL
) ENGINE=InnoDB;
ALTER TABLE `report_event` ADD PRIMARY KEY (`event_id`), ADD KEY `IDX_OBJECT` (`object_type`,`object_id`);
ALTER TABLE `report_event` MODIFY `event_id` bigint(20) unsigned NOT NULL AUTO_INCREMENT, AUTO_INCREMENT=99;

-- bookings, Hibernate
CREATE TABLE `hibernate_sequence` (`next_val` bigint(20) DEFAULT NULL) ENGINE=MyISAM;
INSERT INTO `hibernate_sequence` VALUES (1),(1);
CREATE TABLE `Booking` (
  `id` bigint(20) NOT NULL,
  `createdDate` datetime(6) DEFAULT NULL,
  `status` int(11) DEFAULT NULL,
  `kind` enum('SINGLE','DOUBLE','Family Room') NOT NULL,
  `guest_id` bigint(20) NOT NULL,
  `deleted` bit(1) NOT NULL,
  `amount` decimal(19,2) DEFAULT NULL,
  `notes` varchar(4000) DEFAULT NULL,
  `version` int(11) NOT NULL,
  PRIMARY KEY (`id`),
  KEY `FKc9h2r8y` (`guest_id`),
  CONSTRAINT `FKc9h2r8y` FOREIGN KEY (`guest_id`) REFERENCES `Guest` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `Guest` (
  `DTYPE` varchar(31) NOT NULL,
  `id` bigint(20) NOT NULL,
  `firstName` varchar(255) DEFAULT NULL,
  `lastName` varchar(255) DEFAULT NULL,
  `e-mail` varchar(255) DEFAULT NULL,
  `loyaltyPoints` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `UK_email` (`e-mail`)
) ENGINE=InnoDB;
CREATE TABLE `Booking_Guest` (
  `bookings_id` bigint(20) NOT NULL,
  `companions_id` bigint(20) NOT NULL,
  UNIQUE KEY `UK_companions` (`companions_id`),
  KEY `FKbookings` (`bookings_id`),
  CONSTRAINT `FKbookings` FOREIGN KEY (`bookings_id`) REFERENCES `Booking` (`id`),
  CONSTRAINT `FKcompanions` FOREIGN KEY (`companions_id`) REFERENCES `Guest` (`id`)
) ENGINE=InnoDB;
CREATE TABLE `DATABASECHANGELOG` (`ID` varchar(255) NOT NULL, `AUTHOR` varchar(255) NOT NULL, `FILENAME` varchar(255) NOT NULL, `DATEEXECUTED` datetime NOT NULL, `ORDEREXECUTED` int(11) NOT NULL, `EXECTYPE` varchar(10) NOT NULL, `MD5SUM` varchar(35) DEFAULT NULL);
CREATE TABLE `flyway_schema_history` (`installed_rank` int(11) NOT NULL, `version` varchar(50) DEFAULT NULL, `script` varchar(1000) NOT NULL, `installed_on` timestamp NOT NULL DEFAULT current_timestamp(), `success` tinyint(1) NOT NULL, PRIMARY KEY (`installed_rank`), KEY `flyway_s_idx` (`success`));

-- stock, from another database
CREATE TABLE `T_MANDANT` (
  `MANDANT` char(3) NOT NULL,
  `NAME1` varchar(30) CHARACTER SET latin1 NOT NULL DEFAULT '',
  PRIMARY KEY (`MANDANT`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;
CREATE TABLE `T_LAGER` (
  `MANDANT` char(3) NOT NULL,
  `LAGER_NR` char(4) NOT NULL,
  `BEZ` varchar(40) DEFAULT NULL COMMENT 'Bezeichnung; 100 % Größe',
  PRIMARY KEY (`MANDANT`,`LAGER_NR`),
  CONSTRAINT `FK_LAGER_MANDANT` FOREIGN KEY (`MANDANT`) REFERENCES `T_MANDANT` (`MANDANT`)
) ENGINE=InnoDB DEFAULT CHARSET=latin1;
CREATE TABLE `T_PLATZ` (
  `MANDANT` char(3) NOT NULL,
  `LAGER_NR` char(4) NOT NULL,
  `PLATZ` char(10) NOT NULL,
  `HOEHE` decimal(18,4) unsigned DEFAULT NULL,
  `GESPERRT` char(1) NOT NULL DEFAULT 'N',
  PRIMARY KEY (`MANDANT`,`LAGER_NR`,`PLATZ`),
  CONSTRAINT `FK_PLATZ_LAGER` FOREIGN KEY (`MANDANT`, `LAGER_NR`) REFERENCES `T_LAGER` (`MANDANT`, `LAGER_NR`) ON UPDATE CASCADE,
  CONSTRAINT `GESPERRT_J_N` CHECK (`GESPERRT` in ('J','N'))
) ENGINE=InnoDB DEFAULT CHARSET=latin1;
CREATE TABLE `T_BESTAND` (
  `MANDANT` char(3) NOT NULL,
  `LAGER_NR` char(4) NOT NULL,
  `PLATZ` char(10) NOT NULL,
  `LFD` tinyint(3) unsigned NOT NULL,
  `MENGE` decimal(18,4) NOT NULL DEFAULT 0.0000,
  `CHARGE` varchar(20) DEFAULT NULL,
  `BELEGT_SEIT` datetime DEFAULT current_timestamp(),
  PRIMARY KEY (`MANDANT`,`LAGER_NR`,`PLATZ`,`LFD`),
  KEY `IX_CHARGE` (`CHARGE`),
  CONSTRAINT `FK_BESTAND_PLATZ` FOREIGN KEY (`MANDANT`, `LAGER_NR`, `PLATZ`) REFERENCES `T_PLATZ` (`MANDANT`, `LAGER_NR`, `PLATZ`) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=latin1;
CREATE TABLE `T_BEWEGUNG` (
  `ID` bigint(20) NOT NULL AUTO_INCREMENT,
  `BUCHUNGSTAG` date NOT NULL,
  `MENGE` decimal(18,4) NOT NULL,
  `ART` char(2) NOT NULL DEFAULT 'WE',
  PRIMARY KEY (`ID`,`BUCHUNGSTAG`)
) ENGINE=InnoDB
PARTITION BY RANGE (year(`BUCHUNGSTAG`))
(PARTITION `p2023` VALUES LESS THAN (2024) ENGINE = InnoDB,
 PARTITION `p2024` VALUES LESS THAN (2025) ENGINE = InnoDB,
 PARTITION `pmax` VALUES LESS THAN MAXVALUE ENGINE = InnoDB);
CREATE TABLE `T_PREIS` (
  `ARTIKEL` varchar(18) NOT NULL,
  `PREIS` decimal(18,4) NOT NULL,
  `gültig ab` date NOT NULL,
  `1st` tinyint(1) NOT NULL DEFAULT 1,
  `type` tinyint(4) NOT NULL DEFAULT -1,
  `self` varchar(5) DEFAULT NULL,
  PRIMARY KEY (`ARTIKEL`,`gültig ab`)
) ENGINE=InnoDB WITH SYSTEM VERSIONING;
CREATE SEQUENCE `SEQ_BELEG` start with 1000 minvalue 1 maxvalue 9223372036854775806 increment by 1 cache 1000 nocycle ENGINE=InnoDB;
CREATE TABLE `T_BELEG` (
  `BELEG_NR` bigint(20) NOT NULL DEFAULT nextval(`SEQ_BELEG`),
  `GUID` uuid NOT NULL DEFAULT uuid(),
  `CLIENT_IP` inet6 DEFAULT NULL,
  `TEXT_DE` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_german2_ci DEFAULT NULL,
  `TAGS` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`TAGS`)),
  `geheim` int(11) INVISIBLE DEFAULT 5,
  PRIMARY KEY (`BELEG_NR`)
) ENGINE=InnoDB;
CREATE TABLE `a_side` (`id` int NOT NULL PRIMARY KEY, `b_id` int NOT NULL, CONSTRAINT `a_b` FOREIGN KEY (`b_id`) REFERENCES `b_side` (`id`));
CREATE TABLE `b_side` (`id` int NOT NULL PRIMARY KEY, `a_id` int NOT NULL REFERENCES `a_side` (`id`));
CREATE TABLE `hierarchy` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `parent` int(11) DEFAULT NULL,
  `tree_left` int(11) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `left_unique` (`tree_left`),
  KEY `hierarchy_parent` (`parent`),
  CONSTRAINT `hierarchy_ibfk_1` FOREIGN KEY (`parent`) REFERENCES `hierarchy` (`id`) ON DELETE NO ACTION ON UPDATE NO ACTION
) ENGINE=InnoDB;
CREATE TABLE `no_key` (`x` int(11) DEFAULT NULL, `y` varchar(10) DEFAULT NULL, `z` boolean NOT NULL DEFAULT true);
CREATE TABLE `dotted.name` (`id` int(11) NOT NULL, `a.b` varchar(3) NOT NULL, `back``tick` varchar(3) DEFAULT '\\', PRIMARY KEY (`id`));
/*!50001 CREATE VIEW `v_open` AS SELECT 1 AS `entity_id`, 1 AS `state` */;
DROP VIEW `v_open`;
/*!50001 CREATE ALGORITHM=UNDEFINED SQL SECURITY DEFINER VIEW `v_open` AS select `sales_flat_order`.`entity_id` AS `entity_id`,`sales_flat_order`.`state` AS `state` from `sales_flat_order` where `sales_flat_order`.`state` <> 'closed' */;
DELIMITER ;;
/*!50003 CREATE TRIGGER `order_number` BEFORE INSERT ON `sales_flat_order` FOR EACH ROW BEGIN
  IF NEW.`increment_id` IS NULL THEN
    SET NEW.`increment_id` = concat('A', uuid_short());
  END IF;
END */;;
CREATE PROCEDURE `cleanup`() BEGIN DELETE FROM `core_session` WHERE `session_expires` < 1; SELECT 1; END ;;
CREATE FUNCTION `one`() RETURNS int(11) DETERMINISTIC RETURN 1 ;;
DELIMITER ;
/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;
/*!40014 SET FOREIGN_KEY_CHECKS=@OLD_FOREIGN_KEY_CHECKS */;
-- Dump completed
