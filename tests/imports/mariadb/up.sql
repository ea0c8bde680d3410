-- The database as `groundplan import` found it. Every statement asks first whether it is there already, so this migration changes nothing in a
-- database that has these tables, and makes them in an empty one.
--
-- Not in it; an empty database needs it from you:
-- - kunde: geaendert ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
-- - kunde.geburtstag: a row that has `0000-00-00` here cannot be read
-- - kunde_adresse.typ: no field can hold `SET('rechnung', 'lieferung')`, so no statement reads or writes it
-- - kunde_adresse.koordinate: no field can hold `point`, so no statement reads or writes it
-- - artikel: merkmale CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
-- - artikel: merkmale COLLATE utf8mb4_bin (not read: how a column's values are compared, shown or kept up to date)
-- - artikel.saison: no field can hold `year(4)`, so no statement reads or writes it
-- - lager: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - gutschein: code CHARACTER SET ascii (not read: how a column's values are compared, shown or kept up to date)
-- - gutschein: code COLLATE ascii_bin (not read: how a column's values are compared, shown or kept up to date)
-- - sitzung: ENGINE=MEMORY (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - einstellung: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - protokoll: ENGINE=Aria (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
-- - beet.lage: no field can hold `polygon`, so no statement reads or writes it
-- - migrations: a tool's table, or a part of another one
-- - /*!40101 SET NAMES utf8mb4 */ (not read: what MySQL reads from a version on (`/*! … */`))
-- - SET FOREIGN_KEY_CHECKS=0 (skipped: a setting)
-- - latin1: kunde (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
-- - utf8mb4: kunde_adresse (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
-- - CREATE VIEW `offene_rechnungen` AS SELECT `nr`, `jahr`, `bet… (skipped: a view is no table)
-- - DELIMITER ;; (skipped: a line for the client)
-- - CREATE TRIGGER `bestand_ab` AFTER INSERT ON `order_position`… (skipped: a program, which is not judged)
-- - DELIMITER ; (skipped: a line for the client)

SET FOREIGN_KEY_CHECKS = 0;
CREATE TABLE IF NOT EXISTS `kunde` (
    `kundenNr` INT(10) UNSIGNED NOT NULL AUTO_INCREMENT,
    `anrede` ENUM('Herr', 'Frau', '', 'Divers') NOT NULL DEFAULT '',
    `name` VARCHAR(100),
    `vorname` VARCHAR(100),
    `email` VARCHAR(150),
    `tel` VARCHAR(50),
    `geburtstag` DATE DEFAULT ('0000-00-00'),
    `newsletter` TINYINT(1),
    `bonus` FLOAT NOT NULL DEFAULT 0,
    `land` CHAR(2) NOT NULL DEFAULT 'DE',
    `angelegt` DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    `geaendert` TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
    PRIMARY KEY (`kundenNr`),
    KEY `kunde_name` (`name`(20), `vorname`(10)),
    KEY `kunde_mail` (`email`)
) COMMENT = 'Kunden, auch gesperrte';
CREATE TABLE IF NOT EXISTS `kunde_adresse` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `kunde` INT(10) UNSIGNED NOT NULL COMMENT 'wem sie gehört',
    `strasse` VARCHAR(200) NOT NULL,
    `plz` VARCHAR(10) NOT NULL,
    `ort` VARCHAR(100) NOT NULL,
    `typ` SET('rechnung', 'lieferung') NOT NULL DEFAULT ('rechnung,lieferung'),
    `koordinate` point,
    PRIMARY KEY (`id`),
    KEY `kunde` (`kunde`),
    CONSTRAINT `kunde_adresse_ibfk_1` FOREIGN KEY (`kunde`) REFERENCES `kunde` (`kundenNr`)
);
CREATE TABLE IF NOT EXISTS `login` (
    `kunde` INT(10) UNSIGNED NOT NULL,
    `passwort` CHAR(32) NOT NULL COMMENT 'md5',
    `salz` BINARY(8),
    `versuche` TINYINT(3) UNSIGNED NOT NULL DEFAULT 0,
    `gesperrt` BIT(1) NOT NULL DEFAULT FALSE,
    `letzter` DATETIME(3),
    PRIMARY KEY (`kunde`),
    CONSTRAINT `login_kunde` FOREIGN KEY (`kunde`) REFERENCES `kunde` (`kundenNr`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `kategorie` (
    `id` SMALLINT(5) UNSIGNED NOT NULL AUTO_INCREMENT,
    `oberkategorie` SMALLINT(5) UNSIGNED,
    `titel` VARCHAR(60) NOT NULL,
    `reihenfolge` MEDIUMINT(9) DEFAULT 0,
    `sichtbar` ENUM('J', 'N') NOT NULL DEFAULT 'J',
    PRIMARY KEY (`id`),
    UNIQUE KEY `titel` (`oberkategorie`, `titel`),
    CONSTRAINT `kategorie_ober` FOREIGN KEY (`oberkategorie`) REFERENCES `kategorie` (`id`) ON DELETE SET NULL ON UPDATE CASCADE
);
CREATE TABLE IF NOT EXISTS `artikel` (
    `artNr` VARCHAR(20) NOT NULL,
    `kategorie_id` SMALLINT(5) UNSIGNED,
    `bezeichnung` VARCHAR(255) NOT NULL,
    `text` MEDIUMTEXT,
    `preis` DOUBLE NOT NULL,
    `ek` DECIMAL(10,4),
    `mwst` TINYINT(4) NOT NULL DEFAULT 19,
    `bestand` INTEGER NOT NULL DEFAULT 0,
    `gewicht_kg` DECIMAL(6,3) UNSIGNED,
    `bild` LONGBLOB,
    `merkmale` LONGTEXT CHECK (json_valid(`merkmale`)),
    `brutto` DECIMAL(12,4) GENERATED ALWAYS AS (`preis` * 1.19) STORED,
    `aktiv` TINYINT(1) NOT NULL DEFAULT TRUE,
    `saison` year(4),
    PRIMARY KEY (`artNr`),
    KEY `kategorie_id` (`kategorie_id`),
    FULLTEXT KEY `suche` (`bezeichnung`, `text`),
    CONSTRAINT `artikel_kategorie` FOREIGN KEY (`kategorie_id`) REFERENCES `kategorie` (`id`),
    CONSTRAINT `preis_positiv` CHECK (`preis` >= 0)
);
CREATE TABLE IF NOT EXISTS `artikel_variante` (
    `artNr` VARCHAR(20) NOT NULL,
    `variante` TINYINT(4) NOT NULL,
    `farbe` VARCHAR(30),
    `groesse` ENUM('S', 'M', 'L', 'XL') DEFAULT 'M',
    `aufpreis` DECIMAL(8,2) NOT NULL DEFAULT 0.00,
    PRIMARY KEY (`artNr`, `variante`),
    CONSTRAINT `variante_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `lager` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(50) NOT NULL,
    `leiter` INTEGER,
    PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `mitarbeiter` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `kuerzel` CHAR(3) NOT NULL,
    `name` VARCHAR(100) NOT NULL,
    `lager_id` INTEGER,
    `chef_id` INTEGER,
    `gehalt` FLOAT(10,2),
    `eintritt` VARCHAR(10),
    PRIMARY KEY (`id`),
    UNIQUE KEY `kuerzel` (`kuerzel`),
    KEY `chef_id` (`chef_id`),
    CONSTRAINT `mitarbeiter_chef` FOREIGN KEY (`chef_id`) REFERENCES `mitarbeiter` (`id`)
);
CREATE TABLE IF NOT EXISTS `lagerbestand` (
    `lager_id` INTEGER NOT NULL,
    `artNr` VARCHAR(20) NOT NULL,
    `variante` TINYINT(4) NOT NULL,
    `menge` INTEGER NOT NULL DEFAULT 0,
    `platz` VARCHAR(12),
    UNIQUE KEY `bestand` (`lager_id`, `artNr`, `variante`),
    KEY `artNr` (`artNr`, `variante`),
    CONSTRAINT `bestand_variante` FOREIGN KEY (`artNr`, `variante`) REFERENCES `artikel_variante` (`artNr`, `variante`)
);
CREATE TABLE IF NOT EXISTS `order` (
    `id` BIGINT(20) UNSIGNED NOT NULL AUTO_INCREMENT,
    `kunde_id` INT(10) UNSIGNED,
    `liefer_adresse` INTEGER,
    `status` VARCHAR(20) NOT NULL DEFAULT 'neu',
    `summe` DECIMAL(12,2),
    `match` DOUBLE,
    `bestellt` INTEGER NOT NULL DEFAULT 0 COMMENT 'unix',
    `from` DATE,
    `to` DATE,
    `notiz` TEXT,
    `deleted` TINYINT(1) NOT NULL DEFAULT FALSE,
    PRIMARY KEY (`id`),
    KEY `kunde_id` (`kunde_id`),
    KEY `liefer_adresse` (`liefer_adresse`),
    CONSTRAINT `order_kunde` FOREIGN KEY (`kunde_id`) REFERENCES `kunde` (`kundenNr`) ON DELETE SET NULL,
    CONSTRAINT `order_adresse` FOREIGN KEY (`liefer_adresse`) REFERENCES `kunde_adresse` (`id`)
);
CREATE TABLE IF NOT EXISTS `order_position` (
    `order_id` BIGINT(20) UNSIGNED NOT NULL,
    `pos` SMALLINT NOT NULL,
    `artNr` VARCHAR(20) NOT NULL,
    `menge` INTEGER NOT NULL DEFAULT 1,
    `einzelpreis` DECIMAL(10,2) NOT NULL,
    PRIMARY KEY (`order_id`, `pos`),
    KEY `artNr` (`artNr`),
    CONSTRAINT `position_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE,
    CONSTRAINT `position_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`)
);
CREATE TABLE IF NOT EXISTS `rechnung` (
    `nr` INTEGER NOT NULL AUTO_INCREMENT,
    `jahr` SMALLINT NOT NULL,
    `order_id` BIGINT(20) UNSIGNED NOT NULL,
    `betrag` DOUBLE NOT NULL DEFAULT 0,
    `bezahlt` TINYINT(1) DEFAULT FALSE,
    `pdf` MEDIUMBLOB,
    `uuid` CHAR(36) NOT NULL DEFAULT (uuid()),
    PRIMARY KEY (`nr`, `jahr`),
    UNIQUE KEY `order_id` (`order_id`),
    CONSTRAINT `rechnung_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`)
);
CREATE TABLE IF NOT EXISTS `mahnung` (
    `rechnung_nr` INTEGER NOT NULL,
    `rechnung_jahr` SMALLINT NOT NULL,
    `stufe` TINYINT(4) NOT NULL,
    `datum` DATETIME,
    PRIMARY KEY (`rechnung_nr`, `rechnung_jahr`, `stufe`),
    CONSTRAINT `mahnung_rechnung` FOREIGN KEY (`rechnung_nr`, `rechnung_jahr`) REFERENCES `rechnung` (`nr`, `jahr`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `gutschein` (
    `code` VARCHAR(16) NOT NULL,
    `wert` DECIMAL(8,2) NOT NULL,
    `eingeloest_in` BIGINT(20) UNSIGNED,
    PRIMARY KEY (`code`)
);
CREATE TABLE IF NOT EXISTS `tag` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(40) NOT NULL,
    PRIMARY KEY (`id`),
    UNIQUE KEY `name` (`name`)
);
CREATE TABLE IF NOT EXISTS `artikel_tag` (
    `artNr` VARCHAR(20) NOT NULL,
    `tag_id` INTEGER NOT NULL,
    KEY `tag_id` (`tag_id`),
    CONSTRAINT `at_tag` FOREIGN KEY (`tag_id`) REFERENCES `tag` (`id`) ON DELETE CASCADE,
    CONSTRAINT `at_artikel` FOREIGN KEY (`artNr`) REFERENCES `artikel` (`artNr`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `bewertung` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `objekt_id` INTEGER NOT NULL,
    `objekt_type` VARCHAR(30) NOT NULL,
    `sterne` TINYINT(4) NOT NULL,
    `text` TEXT,
    `ip` VARBINARY(16),
    `erstellt` DATETIME,
    PRIMARY KEY (`id`),
    KEY `objekt` (`objekt_type`, `objekt_id`),
    CONSTRAINT `sterne_bereich` CHECK (`sterne` BETWEEN 1 AND 5)
);
CREATE TABLE IF NOT EXISTS `sitzung` (
    `schluessel` CHAR(40) NOT NULL,
    `daten` VARBINARY(2000),
    `zeit` INTEGER NOT NULL,
    PRIMARY KEY (`schluessel`)
);
CREATE TABLE IF NOT EXISTS `einstellung` (
    `key` VARCHAR(64) NOT NULL,
    `value` TEXT,
    UNIQUE KEY `key` (`key`)
);
CREATE TABLE IF NOT EXISTS `protokoll` (
    `zeit` TIMESTAMP,
    `wer` VARCHAR(20),
    `was` LONGTEXT
);
CREATE TABLE IF NOT EXISTS `spedition` (
    `id` TINYINT(4) NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(50) NOT NULL,
    `max_kg` INTEGER,
    PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `sendung` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `order_id` BIGINT(20) UNSIGNED NOT NULL,
    `spedition_id` TINYINT(4) NOT NULL,
    `versandt` DATE,
    `dauer` TIME,
    `trackingNr` VARCHAR(50),
    PRIMARY KEY (`id`),
    KEY `order_id` (`order_id`),
    CONSTRAINT `sendung_order` FOREIGN KEY (`order_id`) REFERENCES `order` (`id`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `lieferant` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `firma` VARCHAR(100) NOT NULL,
    `iban` CHAR(34),
    `rabatt_prozent` TINYINT(4),
    PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `einkauf` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `lieferant` INTEGER NOT NULL,
    `artNr` VARCHAR(20) NOT NULL,
    `menge` INTEGER NOT NULL,
    `preis` FLOAT NOT NULL,
    `am` DATE NOT NULL,
    PRIMARY KEY (`id`),
    KEY `lieferant` (`lieferant`)
);
CREATE TABLE IF NOT EXISTS `beet` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `ph` DECIMAL(3,1),
    `lage` polygon NOT NULL,
    PRIMARY KEY (`id`),
    SPATIAL KEY `lage` (`lage`)
);
CREATE TABLE IF NOT EXISTS `pflanze` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `name` VARCHAR(80) NOT NULL,
    `lat_name` VARCHAR(120),
    `winterhart` TINYINT(1),
    `hoehe_cm` SMALLINT(5) UNSIGNED,
    PRIMARY KEY (`id`)
);
CREATE TABLE IF NOT EXISTS `beet_pflanze` (
    `beet_id` INTEGER NOT NULL,
    `pflanze_id` INTEGER NOT NULL,
    `gepflanzt` DATE,
    PRIMARY KEY (`beet_id`, `pflanze_id`),
    KEY `pflanze_id` (`pflanze_id`),
    CONSTRAINT `bp_beet` FOREIGN KEY (`beet_id`) REFERENCES `beet` (`id`) ON DELETE CASCADE,
    CONSTRAINT `bp_pflanze` FOREIGN KEY (`pflanze_id`) REFERENCES `pflanze` (`id`) ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS `seite` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `slug` VARCHAR(80) NOT NULL,
    `titel` VARCHAR(200) NOT NULL,
    `html` LONGTEXT NOT NULL,
    `eltern_id` INTEGER,
    PRIMARY KEY (`id`),
    KEY `slug` (`slug`)
);
CREATE TABLE IF NOT EXISTS `umfrage` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `frage` VARCHAR(255) NOT NULL,
    `antwort_1` VARCHAR(100),
    `antwort_2` VARCHAR(100),
    `antwort_3` VARCHAR(100),
    `bis` DATE,
    PRIMARY KEY (`id`)
);
SET FOREIGN_KEY_CHECKS = 1;
