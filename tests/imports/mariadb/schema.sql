-- A mail-order gardener's shop, begun in 2008: MyISAM first, InnoDB since, three programmers, no foreign keys before 2015.
/*!40101 SET NAMES utf8mb4 */;
SET FOREIGN_KEY_CHECKS=0;

CREATE TABLE `kunde` (
  `kundenNr` int(10) unsigned NOT NULL AUTO_INCREMENT,
  `anrede` enum('Herr','Frau','','Divers') NOT NULL DEFAULT '',
  `name` varchar(100) DEFAULT NULL,
  `vorname` varchar(100) DEFAULT NULL,
  `email` varchar(150) DEFAULT NULL,
  `tel` varchar(50) DEFAULT NULL,
  `geburtstag` date DEFAULT '0000-00-00',
  `newsletter` tinyint(1) DEFAULT NULL,
  `bonus` float NOT NULL DEFAULT 0,
  `land` char(2) NOT NULL DEFAULT 'DE',
  `angelegt` datetime NOT NULL DEFAULT current_timestamp(),
  `geaendert` timestamp NOT NULL DEFAULT current_timestamp() ON UPDATE current_timestamp(),
  PRIMARY KEY (`kundenNr`),
  KEY `kunde_name` (`name`(20),`vorname`(10)),
  KEY `kunde_mail` (`email`)
) ENGINE=InnoDB AUTO_INCREMENT=4711 DEFAULT CHARSET=latin1 COMMENT='Kunden, auch gesperrte';

CREATE TABLE `kunde_adresse` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `kunde` int(10) unsigned NOT NULL COMMENT 'wem sie gehört',
  `typ` set('rechnung','lieferung') NOT NULL DEFAULT 'rechnung,lieferung',
  `strasse` varchar(200) NOT NULL,
  `plz` varchar(10) NOT NULL,
  `ort` varchar(100) NOT NULL,
  `koordinate` point DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `kunde` (`kunde`),
  CONSTRAINT `kunde_adresse_ibfk_1` FOREIGN KEY (`kunde`) REFERENCES `kunde` (`kundenNr`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE `login` (
  `kunde` int(10) unsigned NOT NULL,
  `passwort` char(32) NOT NULL COMMENT 'md5',
  `salz` binary(8) DEFAULT NULL,
  `versuche` tinyint(3) unsigned NOT NULL DEFAULT 0,
  `gesperrt` bit(1) NOT NULL DEFAULT b'0',
  `letzter` datetime(3) DEFAULT NULL,
  PRIMARY KEY (`kunde`),
  CONSTRAINT `login_kunde` FOREIGN KEY (`kunde`) REFERENCES `kunde` (`kundenNr`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `kategorie` (
  `id` smallint(5) unsigned NOT NULL AUTO_INCREMENT,
  `oberkategorie` smallint(5) unsigned DEFAULT NULL,
  `titel` varchar(60) NOT NULL,
  `reihenfolge` mediumint(9) DEFAULT 0,
  `sichtbar` enum('J','N') NOT NULL DEFAULT 'J',
  PRIMARY KEY (`id`),
  UNIQUE KEY `titel` (`oberkategorie`,`titel`),
  CONSTRAINT `kategorie_ober` FOREIGN KEY (`oberkategorie`) REFERENCES `kategorie` (`id`) ON DELETE SET NULL ON UPDATE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `artikel` (
  `artNr` varchar(20) NOT NULL,
  `kategorie_id` smallint(5) unsigned DEFAULT NULL,
  `bezeichnung` varchar(255) NOT NULL,
  `text` mediumtext DEFAULT NULL,
  `preis` double NOT NULL,
  `ek` decimal(10,4) DEFAULT NULL,
  `mwst` tinyint(4) NOT NULL DEFAULT 19,
  `bestand` int(11) NOT NULL DEFAULT 0,
  `gewicht_kg` decimal(6,3) unsigned DEFAULT NULL,
  `bild` longblob DEFAULT NULL,
  `merkmale` longtext CHARACTER SET utf8mb4 COLLATE utf8mb4_bin DEFAULT NULL CHECK (json_valid(`merkmale`)),
  `brutto` decimal(12,4) GENERATED ALWAYS AS (`preis` * 1.19) VIRTUAL,
  `saison` year(4) DEFAULT NULL,
  `aktiv` tinyint(1) NOT NULL DEFAULT 1,
  PRIMARY KEY (`artNr`),
  KEY `kategorie_id` (`kategorie_id`),
  FULLTEXT KEY `suche` (`bezeichnung`,`text`),
  CONSTRAINT `artikel_kategorie` FOREIGN KEY (`kategorie_id`) REFERENCES `kategorie` (`id`),
  CONSTRAINT `preis_positiv` CHECK (`preis` >= 0)
) ENGINE=InnoDB ROW_FORMAT=DYNAMIC;

CREATE TABLE `artikel_variante` (
  `artNr` varchar(20) NOT NULL,
  `variante` tinyint(4) NOT NULL,
  `farbe` varchar(30) DEFAULT NULL,
  `groesse` enum('S','M','L','XL') DEFAULT 'M',
  `aufpreis` decimal(8,2) NOT NULL DEFAULT 0.00,
  PRIMARY KEY (`artNr`,`variante`),
  CONSTRAINT `variante_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `lager` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(50) NOT NULL,
  `leiter` int(11) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=MyISAM;

CREATE TABLE `mitarbeiter` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `kuerzel` char(3) NOT NULL,
  `name` varchar(100) NOT NULL,
  `lager_id` int(11) DEFAULT NULL,
  `chef_id` int(11) DEFAULT NULL,
  `gehalt` float(10,2) DEFAULT NULL,
  `eintritt` varchar(10) DEFAULT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `kuerzel` (`kuerzel`),
  KEY `chef_id` (`chef_id`),
  CONSTRAINT `mitarbeiter_chef` FOREIGN KEY (`chef_id`) REFERENCES `mitarbeiter` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `lagerbestand` (
  `lager_id` int(11) NOT NULL,
  `artNr` varchar(20) NOT NULL,
  `variante` tinyint(4) NOT NULL,
  `menge` int(11) NOT NULL DEFAULT 0,
  `platz` varchar(12) DEFAULT NULL,
  UNIQUE KEY `bestand` (`lager_id`,`artNr`,`variante`),
  KEY `artNr` (`artNr`,`variante`),
  CONSTRAINT `bestand_variante` FOREIGN KEY (`artNr`, `variante`) REFERENCES `artikel_variante` (`artNr`, `variante`)
) ENGINE=InnoDB;

CREATE TABLE `order` (
  `id` bigint(20) unsigned NOT NULL AUTO_INCREMENT,
  `kunde_id` int(10) unsigned DEFAULT NULL,
  `liefer_adresse` int(11) DEFAULT NULL,
  `status` varchar(20) NOT NULL DEFAULT 'neu',
  `summe` decimal(12,2) DEFAULT NULL,
  `match` double DEFAULT NULL,
  `bestellt` int(11) NOT NULL DEFAULT 0 COMMENT 'unix',
  `from` date DEFAULT NULL,
  `to` date DEFAULT NULL,
  `notiz` text DEFAULT NULL,
  `deleted` tinyint(1) NOT NULL DEFAULT 0,
  PRIMARY KEY (`id`),
  KEY `kunde_id` (`kunde_id`),
  KEY `liefer_adresse` (`liefer_adresse`),
  CONSTRAINT `order_kunde` FOREIGN KEY (`kunde_id`) REFERENCES `kunde` (`kundenNr`) ON DELETE SET NULL,
  CONSTRAINT `order_adresse` FOREIGN KEY (`liefer_adresse`) REFERENCES `kunde_adresse` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `order_position` (
  `order_id` bigint(20) unsigned NOT NULL,
  `pos` smallint(6) NOT NULL,
  `artNr` varchar(20) NOT NULL,
  `menge` int(11) NOT NULL DEFAULT 1,
  `einzelpreis` decimal(10,2) NOT NULL,
  PRIMARY KEY (`order_id`,`pos`),
  KEY `artNr` (`artNr`),
  CONSTRAINT `position_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE,
  CONSTRAINT `position_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`)
) ENGINE=InnoDB;

CREATE TABLE `rechnung` (
  `nr` int(11) NOT NULL AUTO_INCREMENT,
  `jahr` smallint(6) NOT NULL,
  `order_id` bigint(20) unsigned NOT NULL,
  `betrag` double NOT NULL DEFAULT 0,
  `bezahlt` tinyint(1) DEFAULT 0,
  `pdf` mediumblob DEFAULT NULL,
  `uuid` char(36) NOT NULL DEFAULT uuid(),
  PRIMARY KEY (`nr`,`jahr`),
  UNIQUE KEY `order_id` (`order_id`),
  CONSTRAINT `rechnung_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`)
) ENGINE=InnoDB;

CREATE TABLE `mahnung` (
  `rechnung_nr` int(11) NOT NULL,
  `rechnung_jahr` smallint(6) NOT NULL,
  `stufe` tinyint(4) NOT NULL,
  `datum` datetime DEFAULT NULL,
  PRIMARY KEY (`rechnung_nr`,`rechnung_jahr`,`stufe`),
  CONSTRAINT `mahnung_rechnung` FOREIGN KEY (`rechnung_nr`, `rechnung_jahr`) REFERENCES `rechnung` (`nr`, `jahr`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `gutschein` (
  `code` varchar(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `wert` decimal(8,2) NOT NULL,
  `eingeloest_in` bigint(20) unsigned DEFAULT NULL,
  PRIMARY KEY (`code`)
) ENGINE=InnoDB;

CREATE TABLE `tag` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `name` varchar(40) NOT NULL,
  PRIMARY KEY (`id`),
  UNIQUE KEY `name` (`name`)
) ENGINE=InnoDB;

CREATE TABLE `artikel_tag` (
  `artNr` varchar(20) NOT NULL,
  `tag_id` int(11) NOT NULL,
  KEY `tag_id` (`tag_id`),
  CONSTRAINT `at_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`) ON DELETE CASCADE,
  CONSTRAINT `at_tag` FOREIGN KEY (`tag_id`) REFERENCES `tag` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;

CREATE TABLE `bewertung` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `objekt_id` int(11) NOT NULL,
  `objekt_type` varchar(30) NOT NULL,
  `sterne` tinyint(4) NOT NULL,
  `text` text DEFAULT NULL,
  `ip` varbinary(16) DEFAULT NULL,
  `erstellt` datetime DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `objekt` (`objekt_type`,`objekt_id`),
  CONSTRAINT `sterne_bereich` CHECK (`sterne` between 1 and 5)
) ENGINE=InnoDB;

CREATE TABLE `sitzung` (
  `schluessel` char(40) NOT NULL,
  `daten` varbinary(2000) DEFAULT NULL,
  `zeit` int(11) NOT NULL,
  PRIMARY KEY (`schluessel`)
) ENGINE=MEMORY;

CREATE TABLE `einstellung` (
  `key` varchar(64) NOT NULL,
  `value` text DEFAULT NULL,
  UNIQUE KEY `key` (`key`)
) ENGINE=MyISAM;

CREATE TABLE `protokoll` (
  `zeit` timestamp NULL DEFAULT NULL,
  `wer` varchar(20) DEFAULT NULL,
  `was` longtext DEFAULT NULL
) ENGINE=Aria;

CREATE TABLE `spedition` (`id` tinyint(4) NOT NULL AUTO_INCREMENT, `name` varchar(50) NOT NULL, `max_kg` int(11) DEFAULT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
CREATE TABLE `sendung` (
  `id` int(11) NOT NULL AUTO_INCREMENT,
  `order_id` bigint(20) unsigned NOT NULL,
  `spedition_id` tinyint(4) NOT NULL,
  `versandt` date DEFAULT NULL,
  `dauer` time DEFAULT NULL,
  `trackingNr` varchar(50) DEFAULT NULL,
  PRIMARY KEY (`id`),
  KEY `order_id` (`order_id`),
  CONSTRAINT `sendung_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE
) ENGINE=InnoDB;
CREATE TABLE `lieferant` (`id` int(11) NOT NULL AUTO_INCREMENT, `firma` varchar(100) NOT NULL, `iban` char(34) DEFAULT NULL, `rabatt_prozent` tinyint(4) DEFAULT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
CREATE TABLE `einkauf` (`id` int(11) NOT NULL AUTO_INCREMENT, `lieferant` int(11) NOT NULL, `artNr` varchar(20) NOT NULL, `menge` int(11) NOT NULL, `preis` float NOT NULL, `am` date NOT NULL, PRIMARY KEY (`id`), KEY `lieferant` (`lieferant`)) ENGINE=InnoDB;
CREATE TABLE `beet` (`id` int(11) NOT NULL AUTO_INCREMENT, `lage` polygon NOT NULL, `ph` decimal(3,1) DEFAULT NULL, PRIMARY KEY (`id`), SPATIAL KEY `lage` (`lage`)) ENGINE=InnoDB;
CREATE TABLE `pflanze` (`id` int(11) NOT NULL AUTO_INCREMENT, `name` varchar(80) NOT NULL, `lat_name` varchar(120) DEFAULT NULL, `winterhart` tinyint(1) DEFAULT NULL, `hoehe_cm` smallint(5) unsigned DEFAULT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
CREATE TABLE `beet_pflanze` (`beet_id` int(11) NOT NULL, `pflanze_id` int(11) NOT NULL, `gepflanzt` date DEFAULT NULL, PRIMARY KEY (`beet_id`,`pflanze_id`), KEY `pflanze_id` (`pflanze_id`), CONSTRAINT `bp_beet` FOREIGN KEY (`beet_id`) REFERENCES `beet` (`id`) ON DELETE CASCADE, CONSTRAINT `bp_pflanze` FOREIGN KEY (`pflanze_id`) REFERENCES `pflanze` (`id`) ON DELETE CASCADE) ENGINE=InnoDB;
CREATE TABLE `seite` (`id` int(11) NOT NULL AUTO_INCREMENT, `slug` varchar(80) NOT NULL, `titel` varchar(200) NOT NULL, `html` longtext NOT NULL, `eltern_id` int(11) DEFAULT NULL, PRIMARY KEY (`id`), KEY `slug` (`slug`)) ENGINE=InnoDB;
CREATE TABLE `umfrage` (`id` int(11) NOT NULL AUTO_INCREMENT, `frage` varchar(255) NOT NULL, `antwort_1` varchar(100) DEFAULT NULL, `antwort_2` varchar(100) DEFAULT NULL, `antwort_3` varchar(100) DEFAULT NULL, `bis` date DEFAULT NULL, PRIMARY KEY (`id`)) ENGINE=InnoDB;
CREATE TABLE `migrations` (`migration` varchar(255) NOT NULL, `batch` int(11) NOT NULL) ENGINE=InnoDB;
CREATE VIEW `offene_rechnungen` AS SELECT `nr`, `jahr`, `betrag` FROM `rechnung` WHERE `bezahlt` = 0;
DELIMITER ;;
CREATE TRIGGER `bestand_ab` AFTER INSERT ON `order_position` FOR EACH ROW UPDATE `artikel` SET `bestand` = `bestand` - NEW.`menge` WHERE `artNr` = NEW.`artNr`;;
DELIMITER ;
