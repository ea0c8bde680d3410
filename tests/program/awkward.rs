//! Tables and columns that are called as SQL, Rust and we ourselves call other things, written once: `tests/tests/awkward.rs` runs it on SQLite,
//! `tests/postgres/tests/awkward.rs` on PostgreSQL. Whoever includes it has the modules `tables` and `columns` and an alias `Conn`.

use super::{Conn, columns, tables};
use groundplan::diesel::QueryResult;
use groundplan::prelude::*;

/// Each table: a row is made below the one before, changed, found and, when those below it are gone, deleted.
macro_rules! chain {
    ($db:ident, $lines:ident, $parent:expr;) => {
        let _the_last = $parent;
    };
    ($db:ident, $lines:ident, $parent:expr; $model:ident $new:ident, $($rest:tt)*) => {{
        let row: tables::$model = tables::$model::insert($db, tables::$new::new($parent, "raw")).get_result($db)?;
        tables::$model::update($db, row.id).set(tables::$model::name, "fired").execute($db)?;
        let found: Vec<tables::$model> = tables::$model::of($db)
            .filter(tables::$model::name.eq("fired"))
            .order(tables::$model::name.asc())
            .load($db)?;
        chain!($db, $lines, row.id; $($rest)*);
        let gone = tables::$model::delete($db, row.id).execute($db)?;
        $lines.push(format!("{}: {} found, {gone} deleted", stringify!($model), found.len()));
    }};
}

/// Each column: inserted with the others, filtered by, ordered by, selected and set.
macro_rules! each {
    ($db:ident, $lines:ident, $plot:ident; $($constant:ident $field:ident $value:expr, $other:expr;)*) => {$(
        let found = columns::Plot::of($db)
            .filter(columns::Plot::$constant.eq($value))
            .order(columns::Plot::$constant.asc())
            .load($db)
            .map(|rows: Vec<columns::Plot>| rows.len())?;
        columns::Plot::update($db, $plot).set(columns::Plot::$constant, $other).execute($db)?;
        let now: columns::Plot = columns::Plot::find($db, $plot).first($db)?;
        $lines.push(format!("{}: {found} found, now {:?}", stringify!($field), now.$field));
    )*};
}

/// A tenant, made by whoever may see all of them.
pub(crate) fn table_tenant(conn: &mut Conn) -> QueryResult<Tenant<tables::Organization>> {
    let mut admin = AdminConnection::assume(conn, "the test makes its tenant");
    let made = tables::Organization::insert(&admin, tables::NewOrganization::new("Pottery")).get_result(&mut admin)?;
    Ok(Tenant::assume(made.id))
}

pub(crate) fn table_names(conn: &mut Conn, tenant: Tenant<tables::Organization>) -> QueryResult<Vec<String>> {
    let mut lines = Vec::new();
    tenant.transaction(conn, |db| {
        let group: tables::Group = tables::Group::insert(db, tables::NewGroup::new("raw")).get_result(db)?;
        let new = tables::NewUser { group_id: Some(group.id), ..tables::NewUser::new("Ada") };
        let user: tables::User = tables::User::insert(db, new).get_result(db)?;
        let order: tables::Order = tables::Order::insert(db, tables::NewOrder::new(user.id, 7)).get_result(db)?;
        tables::Order::update(db, order.id).set(tables::Order::number, 8).execute(db)?;
        let table: tables::Table = tables::Table::insert(db, tables::NewTable::new(order.id, "raw")).get_result(db)?;
        tables::UserTable::insert(db, tables::NewUserTable::new(user.id, table.id)).execute(db)?;
        chain!(db, lines, table.id;
            Type NewType, Select NewSelect, Match NewMatch, Ref NewRef, Check NewCheck, End NewEnd, Index NewIndex, Value NewValue,
            Option NewOption, Row NewRow, Column NewColumn, Result NewResult, String NewString,
        );
        let default: tables::Default = tables::Default::insert(db, tables::NewDefault::new("raw")).get_result(db)?;
        lines.push(format!("Default: {} deleted", tables::Default::delete(db, default.id).execute(db)?));
        let joined: Vec<(tables::Order, tables::User)> =
            tables::Order::of(db).join(tables::Order::user).filter(tables::Order::number.eq(8)).load(db)?;
        lines.extend(joined.iter().map(|(order, user)| format!("Order {} of User {}", order.number, user.name)));
        let grouped: Vec<(tables::User, Option<tables::Group>)> =
            tables::User::of(db).left_join(tables::User::group).load(db)?;
        lines.push(format!("User in a Group: {}", grouped.iter().filter(|(_, group)| group.is_some()).count()));
        lines.push(format!("Table: {} kept as deleted", tables::Table::delete(db, table.id).execute(db)?));
        lines.push(format!("Order: {} kept as deleted", tables::Order::delete(db, order.id).execute(db)?));
        lines.push(format!("Order: {} left", tables::Order::of(db).load(db).map(|rows: Vec<tables::Order>| rows.len())?));
        QueryResult::Ok(())
    })?;
    Ok(lines)
}

/// A tenant, made by whoever may see all of them.
pub(crate) fn column_tenant(conn: &mut Conn) -> QueryResult<Tenant<columns::Organization>> {
    let mut admin = AdminConnection::assume(conn, "the test makes its tenant");
    let made =
        columns::Organization::insert(&admin, columns::NewOrganization::new("Pottery")).get_result(&mut admin)?;
    Ok(Tenant::assume(made.id))
}

pub(crate) fn column_names(conn: &mut Conn, tenant: Tenant<columns::Organization>) -> QueryResult<Vec<String>> {
    let mut lines = Vec::new();
    tenant.transaction(conn, |db| {
        let user: columns::User = columns::User::insert(db, columns::NewUser::new()).get_result(db)?;
        let new = columns::NewPlot::new(user.id, 1, "raw", columns::PlotType::Where, "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", 1, 1, "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", 1, "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw", "raw");
        let plot: columns::Plot = columns::Plot::insert(db, new).get_result(db)?;
        let id = plot.id;
        each!(db, lines, id;
            order order 1, 2; group group "raw", "fired"; r#type r#type columns::PlotType::Where, columns::PlotType::Select;
            r#match r#match "raw", "fired"; r#ref r#ref "raw", "fired"; table table "raw", "fired"; select select "raw", "fired";
            check check "raw", "fired"; default default "raw", "fired"; end end "raw", "fired"; index index "raw", "fired";
            value value "raw", "fired"; key key "raw", "fired"; from from "raw", "fired"; join join "raw", "fired";
            union union "raw", "fired"; r#return r#return "raw", "fired"; r#loop r#loop "raw", "fired";
            r#struct r#struct "raw", "fired"; r#impl r#impl "raw", "fired"; r#fn r#fn "raw", "fired";
            primary primary "raw", "fired"; column column "raw", "fired"; grant grant "raw", "fired"; desc desc "raw", "fired";
            offset offset 1, 2; limit limit 1, 2; r#async r#async "raw", "fired"; r#dyn r#dyn "raw", "fired";
            r#move r#move "raw", "fired"; r#yield r#yield "raw", "fired"; r#use r#use "raw", "fired"; r#mod r#mod "raw", "fired";
            commit commit "raw", "fired"; view view "raw", "fired"; trigger trigger "raw", "fired"; cast cast "raw", "fired";
            row row "raw", "fired"; rank rank "raw", "fired"; count_ count 1, 2; filter filter "raw", "fired";
            comment comment "raw", "fired"; session session "raw", "fired"; transaction transaction "raw", "fired";
            r#where r#where "raw", "fired"; when when "raw", "fired"; then then "raw", "fired"; r#else r#else "raw", "fired";
            case case "raw", "fired"; null null "raw", "fired"; not not "raw", "fired"; and and "raw", "fired"; or or "raw", "fired";
            r#as r#as "raw", "fired"; r#in r#in "raw", "fired"; is is "raw", "fired"; values values "raw", "fired";
            r#for r#for "raw", "fired"; all all "raw", "fired";
        );
        let pairs: Vec<(i32, String)> =
            columns::Plot::of(db).select((columns::Plot::order, columns::Plot::group)).load(db)?;
        lines.push(format!("{pairs:?}"));
        lines.push(format!("{} deleted", columns::Plot::delete(db, id).execute(db)?));
        QueryResult::Ok(())
    })?;
    Ok(lines)
}
