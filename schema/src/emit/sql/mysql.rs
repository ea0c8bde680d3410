//! MySQL, from 8.0 at its last patch.

use super::dialect::{Dialect, Identity, Online, Quoted, SetNull};
use super::family;
use super::quote::Quotes;
use super::statement::Statement;
use crate::condition::Condition;
use crate::ir::{Check, Engine, Field, ForeignKey, Index, Model, Role, Schema, Type};

pub(super) struct Mysql;

impl Dialect for Mysql {
    fn engine(&self) -> Engine {
        Engine::Mysql
    }
    fn quotes(&self) -> Quotes {
        Quotes::Mysql
    }

    // ---- Tables and columns

    fn table(&self, model: &Model) -> String {
        self.quotes().name(&model.table)
    }
    fn table_suffix(&self, _: &Model) -> &'static str {
        // Texts are compared as PostgreSQL compares them, byte by byte and with the blanks at their ends.
        // MySQL calls that collation so, MariaDB does not know it.
        " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4 COLLATE = utf8mb4_0900_bin"
    }
    fn identity(&self, model: &Model) -> Identity {
        family::identity(self.engine(), model)
    }

    // ---- Defaults

    fn now(&self, ty: &Type) -> &'static str {
        family::now(ty)
    }
    fn default_now(&self, field: &Field) -> String {
        match field.role {
            // Beside ON UPDATE only this form is documented; both follow the session's zone, so they agree.
            Role::UpdatedAt => "CURRENT_TIMESTAMP(6)".to_owned(),
            _ => format!("({})", self.now(&field.ty)),
        }
    }
    fn literal_default(&self, ty: &Type, literal: String) -> String {
        family::literal_default(ty, literal)
    }
    fn boolean(&self, value: bool) -> &'static str {
        if value { "TRUE" } else { "FALSE" }
    }
    fn number(&self, _: &Type, number: &str) -> String {
        self.quotes().number(number)
    }

    // ---- Checks

    fn checks(&self, _: &Model) -> Vec<Check> {
        Vec::new()
    }
    fn condition(&self, _: &Model, condition: &Condition) -> String {
        condition.print(&Quoted(self))
    }
    fn length(&self) -> &'static str {
        "CHAR_LENGTH" // LENGTH counts bytes
    }

    // ---- Indexes

    fn index_target(&self, model: &Model, index: &Index) -> Option<String> {
        family::index_target(self, model, index)
    }
    fn partial_indexes(&self) -> bool {
        false
    }
    fn indexes_in_table(&self) -> bool {
        true // or the engine makes one of its own for each foreign key, and drops it when ours comes
    }
    fn online(&self, change: Online) -> &'static str {
        match change {
            Online::Column => ", ALGORITHM = INSTANT",
            Online::Constraint => ", ALGORITHM = COPY, LOCK = SHARED",
            Online::Index => " ALGORITHM = INPLACE LOCK = NONE",
        }
    }
    fn index_names_are_the_tables(&self) -> bool {
        true
    }

    // ---- Foreign keys

    fn set_null(&self, _: &Schema, _: &Model, key: &ForeignKey) -> SetNull {
        family::set_null(key)
    }
    fn adds_constraints(&self) -> bool {
        true
    }
    fn validates_later(&self) -> bool {
        false
    }
    fn null_on_delete(&self, key: &ForeignKey, child: &Model, parent: &Model, _: SetNull) -> Vec<Statement> {
        family::null_on_delete(self, key, child, parent)
    }

    // ---- updated_at

    fn on_update(&self, field: &Field) -> &'static str {
        family::on_update(field)
    }
    fn functions(&self, _: &[&Model]) -> Vec<Statement> {
        Vec::new()
    }
    fn updated_at(&self, _: &Model) -> Vec<Statement> {
        Vec::new()
    }
    fn updated_at_names_columns(&self) -> bool {
        false
    }

    // ---- Audit log

    fn audit_log(&self, _: &Model) -> Vec<Statement> {
        Vec::new() // who acts stands in a variable of the session
    }
    fn audit(&self, model: &Model, log: &Model) -> Vec<Statement> {
        family::audit(self, model, log)
    }

    // ---- Row level security and grants

    fn access(&self, schema: &Schema, model: &Model) -> Vec<Statement> {
        family::access(self, schema, model)
    }
}
