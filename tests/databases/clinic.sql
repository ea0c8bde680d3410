-- MySQL dump 10.13  Distrib 8.0.36, for Linux (x86_64)
--
-- Host: localhost    Database: clinic
-- ------------------------------------------------------
/*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
/*!40014 SET @OLD_FOREIGN_KEY_CHECKS=@@FOREIGN_KEY_CHECKS, FOREIGN_KEY_CHECKS=0 */;

DROP TABLE IF EXISTS `clinic`;
/*!40101 SET @saved_cs_client     = @@character_set_client */;
CREATE TABLE `clinic` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `name` varchar(120) COLLATE utf8mb4_unicode_ci NOT NULL,
  `created` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP,
  `modified` datetime NOT NULL DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB AUTO_INCREMENT=4 DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci COMMENT='where it all happens';

LOCK TABLES `clinic` WRITE;
/*!40000 ALTER TABLE `clinic` DISABLE KEYS */;
INSERT INTO `clinic` VALUES (1,'St. Ann\'s; north','2019-01-01 00:00:00','2019-01-01 00:00:00'),(2,'Quay','2019-01-01 00:00:00','2019-01-01 00:00:00');
/*!40000 ALTER TABLE `clinic` ENABLE KEYS */;
UNLOCK TABLES;

CREATE TABLE `animals` (
  `id` int unsigned NOT NULL AUTO_INCREMENT,
  `clinic_id` int unsigned NOT NULL,
  `name` varchar(80) NOT NULL,
  `chip` char(15) DEFAULT NULL,
  `species` enum('cat','dog','bird') NOT NULL DEFAULT 'cat',
  `castrated` tinyint(1) NOT NULL,
  `weight` float DEFAULT NULL,
  `note` text,
  `deleted_at` datetime DEFAULT NULL,
  `created_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP,
  `updated_at` timestamp NULL DEFAULT CURRENT_TIMESTAMP,
  PRIMARY KEY (`id`),
  UNIQUE KEY `animals_chip` (`chip`),
  KEY `clinic_id` (`clinic_id`),
  KEY `note` (`note`(20)),
  CONSTRAINT `animals_ibfk_1` FOREIGN KEY (`clinic_id`) REFERENCES `clinic` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `treatments` (
  `animal_id` int unsigned NOT NULL,
  `no` smallint unsigned NOT NULL,
  `status` varchar(20) NOT NULL DEFAULT 'planned',
  `fee` double(8,2) DEFAULT NULL,
  `done_on` date DEFAULT NULL,
  `active` bit(1) NOT NULL DEFAULT b'1',
  `created_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),
  `updated_at` datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
  PRIMARY KEY (`animal_id`,`no`),
  CONSTRAINT `treatments_ibfk_1` FOREIGN KEY (`animal_id`) REFERENCES `animals` (`id`) ON DELETE CASCADE,
  CONSTRAINT `fee_is_positive` CHECK ((`fee` >= 0))
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `invoices` (
  `id` bigint NOT NULL AUTO_INCREMENT,
  `animal_id` int unsigned NOT NULL,
  `treatment_no` smallint unsigned NOT NULL,
  `paid_at` datetime DEFAULT NULL,
  `created_at` datetime NOT NULL,
  `updated_at` datetime NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `one_per_treatment` (`animal_id`,`treatment_no`),
  CONSTRAINT `invoices_ibfk_1` FOREIGN KEY (`animal_id`, `treatment_no`) REFERENCES `treatments` (`animal_id`, `no`) ON DELETE SET NULL
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

/*!50001 CREATE VIEW `unpaid` AS SELECT 1 AS `id`*/;
CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `open_treatments` AS select `treatments`.`no` AS `no` from `treatments`;
DELIMITER ;;
CREATE DEFINER=`root`@`localhost` TRIGGER `touch` BEFORE UPDATE ON `invoices` FOR EACH ROW BEGIN IF NEW.paid_at IS NULL THEN SET NEW.updated_at = NOW(); END IF; END ;;
DELIMITER ;
-- Dump completed on 2024-01-01 12:00:00
