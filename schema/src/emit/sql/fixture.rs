//! Small models for the tests of the emitters.

use crate::ir::{
    By, Edition, Engine, Field, Kind, Model, Origin, PrimaryKey, PrimaryKeyStrategy, Role, Schema, Scope, Style, Type,
};
use crate::text::Sources;

/// A required column of the user's own.
pub(crate) fn column(name: &str, ty: Type) -> Field {
    Field {
        name: name.into(),
        column: name.into(),
        ty,
        required: true,
        role: Role::Own,
        unique: false,
        not_unique: false,
        default: None,
        check: None,
        references: None,
        pii: None,
        pii_stated: false,
        automatic: false,
        origin: origin(),
        doc: None,
        renamed_from: None,
        sql_type: None,
        generated: None,
        default_stated: None,
        on_delete_stated: None,
        said: Vec::new(),
        type_stated: true,
        length_missing: false,
        rust: None,
    }
}

/// A global model with an `id` in front of these columns.
pub(crate) fn model(name: &str, mut fields: Vec<Field>) -> Model {
    let table = crate::name::table(name);
    fields.insert(0, Field { role: Role::Key, automatic: true, ..column("id", Type::Uuid) });
    let mut sources = Sources::new();
    let source = sources.add_file("test.md", name);
    Model {
        name: name.into(),
        primary_key: PrimaryKey { name: format!("pk_{table}"), columns: vec!["id".into()] },
        table,
        table_stated: false,
        namespace: None,
        kind: Kind::Entity,
        scope: Scope::Global,
        soft_delete: false,
        audited: false,
        external: false,
        comments: false,
        style: Style::Text,
        doc: None,
        fields,
        uniques: Vec::new(),
        indexes: Vec::new(),
        checks: Vec::new(),
        foreign_keys: Vec::new(),
        row_security: None,
        waivers: Vec::new(),
        renamed_from: None,
        dropped: Vec::new(),
        span: sources.whole(source),
        origin: origin(),
    }
}

/// A schema without tenants.
pub(crate) fn schema(engine: Engine, models: Vec<Model>) -> Schema {
    Schema {
        engine,
        engine_version: engine.oldest(),
        edition: Edition::default(),
        primary_key: PrimaryKeyStrategy::UuidV7,
        tenancy: None,
        models,
        relations: Vec::new(),
        assumptions: Vec::new(),
        sentences: Vec::new(),
        unread: Vec::new(),
        whole: true,
        untold: Vec::new(),
    }
}

fn origin() -> Origin {
    Origin { span: None, text: "test".into(), by: By::Automatic }
}
