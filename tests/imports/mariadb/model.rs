//! The data model, as `groundplan import` found it in schema.sql.
//!
//! Each struct says all that its table has (`existing`): nothing is added to it. Take the word away from a struct to bring its table into
//! Groundplan's own form; `groundplan migrate` writes the difference.

use groundplan::chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use groundplan::{Decimal, Id};

// Not said here: geaendert ON UPDATE current_timestamp() (not read: how a column's values are compared, shown or kept up to date)
/// Kunden, auch gesperrte
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "kunde")]
#[model(primary_key(kunden_nr))]
#[model(index(name, vorname, name = "kunde_name", sql = "`name`(20), `vorname`(10)"))]
#[model(index(email, name = "kunde_mail"))]
pub struct Kunde {
    #[model(column = "kundenNr", primary_key, sql_type = "INT(10) UNSIGNED", generated = auto_increment)]
    pub kunden_nr: Id<Kunde>,
    #[model(native = "ENUM('Herr', 'Frau', '', 'Divers')", default = "")]
    pub anrede: KundeAnrede,
    #[model(max_length = 100)]
    pub name: Option<String>,
    #[model(max_length = 100)]
    pub vorname: Option<String>,
    #[model(max_length = 150)]
    pub email: Option<String>,
    #[model(max_length = 50)]
    pub tel: Option<String>,
    // A row that has `0000-00-00` here cannot be read.
    #[model(default_sql = "'0000-00-00'")]
    pub geburtstag: Option<NaiveDate>,
    pub newsletter: Option<bool>,
    #[model(default = 0)]
    pub bonus: f32,
    #[model(char = 2, default = "DE")]
    pub land: String,
    #[model(sql_type = "DATETIME", default = now)]
    pub angelegt: DateTime<Utc>,
    #[model(sql_type = "TIMESTAMP", default = now)]
    pub geaendert: DateTime<Utc>,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KundeAnrede {
    #[model(value = "Herr")]
    Herr,
    #[model(value = "Frau")]
    Frau,
    #[model(value = "")]
    Empty,
    #[model(value = "Divers")]
    Divers,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "kunde_adresse")]
#[model(index(kunde, name = "kunde"))]
#[model(unread("typ", sql_type = "SET('rechnung', 'lieferung')", required = true, default_sql = "'rechnung,lieferung'"))]
#[model(unread("koordinate", sql_type = "point"))]
pub struct KundeAdresse {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<KundeAdresse>,
    /// wem sie gehört
    #[model(constraint = "kunde_adresse_ibfk_1", sql_type = "INT(10) UNSIGNED")]
    pub kunde: Id<Kunde>,
    #[model(max_length = 200)]
    pub strasse: String,
    #[model(max_length = 10)]
    pub plz: String,
    #[model(max_length = 100)]
    pub ort: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "login")]
#[model(primary_key(kunde))]
pub struct Login {
    #[model(primary_key, on_delete = cascade, constraint = "login_kunde", sql_type = "INT(10) UNSIGNED")]
    pub kunde: Id<Kunde>,
    /// md5
    #[model(char = 32)]
    pub passwort: String,
    #[model(sql_type = "BINARY(8)")]
    pub salz: Option<Vec<u8>>,
    #[model(sql_type = "TINYINT(3) UNSIGNED", default = 0)]
    pub versuche: i16,
    #[model(sql_type = "BIT(1)", default = false)]
    pub gesperrt: bool,
    #[model(sql_type = "DATETIME(3)")]
    pub letzter: Option<DateTime<Utc>>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "kategorie")]
#[model(unique(oberkategorie, titel, name = "titel"))]
pub struct Kategorie {
    #[model(key_type = i32, sql_type = "SMALLINT(5) UNSIGNED", generated = auto_increment)]
    pub id: Id<Kategorie>,
    #[model(on_delete = set_null, constraint = "kategorie_ober", constraint_sql = "ON UPDATE CASCADE", sql_type = "SMALLINT(5) UNSIGNED")]
    pub oberkategorie: Option<Id<Kategorie>>,
    #[model(max_length = 60)]
    pub titel: String,
    #[model(sql_type = "MEDIUMINT(9)", default = 0)]
    pub reihenfolge: Option<i32>,
    #[model(native = "ENUM('J', 'N')", default = "J")]
    pub sichtbar: KategorieSichtbar,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KategorieSichtbar {
    #[model(value = "J")]
    J,
    #[model(value = "N")]
    N,
}

// Not said here: merkmale CHARACTER SET utf8mb4 (not read: how a column's values are compared, shown or kept up to date)
// Not said here: merkmale COLLATE utf8mb4_bin (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "artikel")]
#[model(primary_key(art_nr))]
#[model(index(kategorie_id, name = "kategorie_id"))]
#[model(index(bezeichnung, text, name = "suche", method = "fulltext"))]
#[model(check(sql = "json_valid(merkmale)"))]
#[model(check("preis >= 0", name = "preis_positiv"))]
#[model(unread("saison", sql_type = "year(4)"))]
pub struct Artikel {
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    #[model(constraint = "artikel_kategorie", sql_type = "SMALLINT(5) UNSIGNED")]
    pub kategorie_id: Option<Id<Kategorie>>,
    #[model(max_length = 255)]
    pub bezeichnung: String,
    #[model(text)]
    pub text: Option<String>,
    pub preis: f64,
    #[model(precision = 10, scale = 4)]
    pub ek: Option<Decimal>,
    #[model(sql_type = "TINYINT(4)", default = 19)]
    pub mwst: i16,
    #[model(default = 0)]
    pub bestand: i32,
    #[model(precision = 6, scale = 3, sql_type = "DECIMAL(6,3) UNSIGNED")]
    pub gewicht_kg: Option<Decimal>,
    pub bild: Option<Vec<u8>>,
    #[model(sql_type = "LONGTEXT")]
    pub merkmale: Option<groundplan::Json>,
    #[model(precision = 12, scale = 4, computed = "`preis` * 1.19")]
    pub brutto: Option<Decimal>,
    #[model(default = true)]
    pub aktiv: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "artikel_variante")]
#[model(primary_key(art_nr, variante))]
#[model(foreign_key(art_nr, references = Artikel(art_nr), name = "variante_artikel", on_delete = cascade))]
pub struct ArtikelVariante {
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    #[model(sql_type = "TINYINT(4)")]
    pub variante: i16,
    #[model(max_length = 30)]
    pub farbe: Option<String>,
    #[model(native = "ENUM('S', 'M', 'L', 'XL')", default = "M")]
    pub groesse: Option<ArtikelVarianteGroesse>,
    #[model(precision = 8, scale = 2, default = 0.00)]
    pub aufpreis: Decimal,
}

#[derive(groundplan::Enum, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ArtikelVarianteGroesse {
    #[model(value = "S")]
    S,
    #[model(value = "M")]
    M,
    #[model(value = "L")]
    L,
    #[model(value = "XL")]
    Xl,
}

// Not said here: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "lager")]
pub struct Lager {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Lager>,
    #[model(max_length = 50)]
    pub name: String,
    pub leiter: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "mitarbeiter")]
#[model(unique(kuerzel, name = "kuerzel"))]
#[model(index(chef_id, name = "chef_id"))]
pub struct Mitarbeiter {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Mitarbeiter>,
    #[model(char = 3)]
    pub kuerzel: String,
    #[model(max_length = 100)]
    pub name: String,
    pub lager_id: Option<i32>,
    #[model(constraint = "mitarbeiter_chef")]
    pub chef_id: Option<Id<Mitarbeiter>>,
    #[model(sql_type = "FLOAT(10,2)")]
    pub gehalt: Option<f32>,
    #[model(max_length = 10)]
    pub eintritt: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "lagerbestand")]
#[model(unique(lager_id, art_nr, variante, name = "bestand"))]
#[model(index(art_nr, variante, name = "artNr"))]
#[model(foreign_key(art_nr, variante, references = ArtikelVariante(art_nr, variante), name = "bestand_variante"))]
pub struct Lagerbestand {
    pub lager_id: i32,
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    #[model(sql_type = "TINYINT(4)")]
    pub variante: i16,
    #[model(default = 0)]
    pub menge: i32,
    #[model(max_length = 12)]
    pub platz: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "order")]
#[model(index(kunde_id, name = "kunde_id"))]
#[model(index(liefer_adresse, name = "liefer_adresse"))]
pub struct Order {
    #[model(sql_type = "BIGINT(20) UNSIGNED", generated = auto_increment)]
    pub id: Id<Order>,
    #[model(on_delete = set_null, constraint = "order_kunde", sql_type = "INT(10) UNSIGNED")]
    pub kunde_id: Option<Id<Kunde>>,
    #[model(constraint = "order_adresse")]
    pub liefer_adresse: Option<Id<KundeAdresse>>,
    #[model(max_length = 20, default = "neu")]
    pub status: String,
    #[model(precision = 12, scale = 2)]
    pub summe: Option<Decimal>,
    pub r#match: Option<f64>,
    /// unix
    #[model(default = 0)]
    pub bestellt: i32,
    pub from: Option<NaiveDate>,
    pub to: Option<NaiveDate>,
    #[model(text, sql_type = "TEXT")]
    pub notiz: Option<String>,
    #[model(default = false)]
    pub deleted: bool,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "order_position")]
#[model(primary_key(order_id, pos))]
#[model(index(art_nr, name = "artNr"))]
#[model(foreign_key(art_nr, references = Artikel(art_nr), name = "position_artikel"))]
pub struct OrderPosition {
    #[model(on_delete = cascade, constraint = "position_order", sql_type = "BIGINT(20) UNSIGNED")]
    pub order_id: Id<Order>,
    pub pos: i16,
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    #[model(default = 1)]
    pub menge: i32,
    #[model(precision = 10, scale = 2)]
    pub einzelpreis: Decimal,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "rechnung")]
#[model(primary_key(nr, jahr))]
#[model(unique(order_id, name = "order_id"))]
pub struct Rechnung {
    #[model(generated = auto_increment)]
    pub nr: i32,
    pub jahr: i16,
    #[model(constraint = "rechnung_order", sql_type = "BIGINT(20) UNSIGNED")]
    pub order_id: Id<Order>,
    #[model(default = 0)]
    pub betrag: f64,
    #[model(default = false)]
    pub bezahlt: Option<bool>,
    #[model(sql_type = "MEDIUMBLOB")]
    pub pdf: Option<Vec<u8>>,
    #[model(char = 36, default_sql = "uuid()")]
    pub uuid: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "mahnung")]
#[model(primary_key(rechnung_nr, rechnung_jahr, stufe))]
#[model(foreign_key(rechnung_nr, rechnung_jahr, references = Rechnung(nr, jahr), name = "mahnung_rechnung", on_delete = cascade))]
pub struct Mahnung {
    pub rechnung_nr: i32,
    pub rechnung_jahr: i16,
    #[model(sql_type = "TINYINT(4)")]
    pub stufe: i16,
    #[model(sql_type = "DATETIME")]
    pub datum: Option<DateTime<Utc>>,
}

// Not said here: code CHARACTER SET ascii (not read: how a column's values are compared, shown or kept up to date)
// Not said here: code COLLATE ascii_bin (not read: how a column's values are compared, shown or kept up to date)
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "gutschein")]
#[model(primary_key(code))]
pub struct Gutschein {
    #[model(max_length = 16)]
    pub code: String,
    #[model(precision = 8, scale = 2)]
    pub wert: Decimal,
    #[model(sql_type = "BIGINT(20) UNSIGNED")]
    pub eingeloest_in: Option<i64>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "tag")]
#[model(unique(name, name = "name"))]
pub struct Tag {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Tag>,
    #[model(max_length = 40)]
    pub name: String,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "artikel_tag")]
#[model(index(tag_id, name = "tag_id"))]
#[model(foreign_key(art_nr, references = Artikel(art_nr), name = "at_artikel", on_delete = cascade))]
pub struct ArtikelTag {
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    #[model(on_delete = cascade, constraint = "at_tag")]
    pub tag_id: Id<Tag>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "bewertung")]
#[model(index(objekt_type, objekt_id, name = "objekt"))]
#[model(check("sterne BETWEEN 1 AND 5", name = "sterne_bereich"))]
pub struct Bewertung {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Bewertung>,
    pub objekt_id: i32,
    #[model(max_length = 30)]
    pub objekt_type: String,
    #[model(sql_type = "TINYINT(4)")]
    pub sterne: i16,
    #[model(text, sql_type = "TEXT")]
    pub text: Option<String>,
    #[model(sql_type = "VARBINARY(16)")]
    pub ip: Option<Vec<u8>>,
    #[model(sql_type = "DATETIME")]
    pub erstellt: Option<DateTime<Utc>>,
}

// Not said here: ENGINE=MEMORY (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "sitzung")]
#[model(primary_key(schluessel))]
pub struct Sitzung {
    #[model(char = 40)]
    pub schluessel: String,
    #[model(sql_type = "VARBINARY(2000)")]
    pub daten: Option<Vec<u8>>,
    pub zeit: i32,
}

// Not said here: ENGINE=MyISAM (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "einstellung")]
#[model(unique(key, name = "key"))]
pub struct Einstellung {
    #[model(max_length = 64)]
    pub key: String,
    #[model(text, sql_type = "TEXT")]
    pub value: Option<String>,
}

// Not said here: ENGINE=Aria (not read: what keeps a table's rows (without InnoDB no transaction and no foreign key holds))
#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "protokoll")]
pub struct Protokoll {
    #[model(sql_type = "TIMESTAMP")]
    pub zeit: Option<DateTime<Utc>>,
    #[model(max_length = 20)]
    pub wer: Option<String>,
    #[model(text, sql_type = "LONGTEXT")]
    pub was: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "spedition")]
#[model(primary_key(id))]
pub struct Spedition {
    #[model(sql_type = "TINYINT(4)", generated = auto_increment)]
    pub id: i16,
    #[model(max_length = 50)]
    pub name: String,
    pub max_kg: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "sendung")]
#[model(index(order_id, name = "order_id"))]
pub struct Sendung {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Sendung>,
    #[model(on_delete = cascade, constraint = "sendung_order", sql_type = "BIGINT(20) UNSIGNED")]
    pub order_id: Id<Order>,
    #[model(sql_type = "TINYINT(4)")]
    pub spedition_id: i16,
    pub versandt: Option<NaiveDate>,
    #[model(sql_type = "TIME")]
    pub dauer: Option<NaiveTime>,
    #[model(column = "trackingNr", max_length = 50)]
    pub tracking_nr: Option<String>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "lieferant")]
pub struct Lieferant {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Lieferant>,
    #[model(max_length = 100)]
    pub firma: String,
    #[model(char = 34)]
    pub iban: Option<String>,
    #[model(sql_type = "TINYINT(4)")]
    pub rabatt_prozent: Option<i16>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "einkauf")]
#[model(index(lieferant, name = "lieferant"))]
pub struct Einkauf {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Einkauf>,
    pub lieferant: i32,
    #[model(column = "artNr", max_length = 20)]
    pub art_nr: String,
    pub menge: i32,
    pub preis: f32,
    pub am: NaiveDate,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "beet")]
#[model(index("lage", name = "lage", method = "spatial"))]
#[model(unread("lage", sql_type = "polygon", required = true))]
pub struct Beet {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Beet>,
    #[model(precision = 3, scale = 1)]
    pub ph: Option<Decimal>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "pflanze")]
pub struct Pflanze {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Pflanze>,
    #[model(max_length = 80)]
    pub name: String,
    #[model(max_length = 120)]
    pub lat_name: Option<String>,
    pub winterhart: Option<bool>,
    #[model(sql_type = "SMALLINT(5) UNSIGNED")]
    pub hoehe_cm: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "beet_pflanze")]
#[model(primary_key(beet_id, pflanze_id))]
#[model(index(pflanze_id, name = "pflanze_id"))]
pub struct BeetPflanze {
    #[model(on_delete = cascade, constraint = "bp_beet")]
    pub beet_id: Id<Beet>,
    #[model(on_delete = cascade, constraint = "bp_pflanze")]
    pub pflanze_id: Id<Pflanze>,
    pub gepflanzt: Option<NaiveDate>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "seite")]
#[model(index(slug, name = "slug"))]
pub struct Seite {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Seite>,
    #[model(max_length = 80)]
    pub slug: String,
    #[model(max_length = 200)]
    pub titel: String,
    #[model(text, sql_type = "LONGTEXT")]
    pub html: String,
    pub eltern_id: Option<i32>,
}

#[derive(groundplan::Model, Debug, Clone)]
#[model(existing, table = "umfrage")]
pub struct Umfrage {
    #[model(key_type = i32, generated = auto_increment)]
    pub id: Id<Umfrage>,
    #[model(max_length = 255)]
    pub frage: String,
    #[model(max_length = 100)]
    pub antwort_1: Option<String>,
    #[model(max_length = 100)]
    pub antwort_2: Option<String>,
    #[model(max_length = 100)]
    pub antwort_3: Option<String>,
    pub bis: Option<NaiveDate>,
}

// The table `migrations` belongs to a tool or is a part of another one, so no struct is written for it.

// What is there beside tables, and not in this model. Keep it in migrations of your own (`groundplan migrate NAME --by-hand`); `groundplan drift`
// is told of tables and views that are not ours.
// - /*!40101 SET NAMES utf8mb4 */ (not read: what MySQL reads from a version on (`/*! … */`))
// - SET FOREIGN_KEY_CHECKS=0 (skipped: a setting)
// - latin1: kunde (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
// - utf8mb4: kunde_adresse (skipped: how the texts of a table are compared, which an empty database does in a way of its own)
// - CREATE VIEW `offene_rechnungen` AS SELECT `nr`, `jahr`, `bet… (skipped: a view is no table)
// - DELIMITER ;; (skipped: a line for the client)
// - CREATE TRIGGER `bestand_ab` AFTER INSERT ON `order_position`… (skipped: a program, which is not judged)
// - DELIMITER ; (skipped: a line for the client)
