//! Models before and after a change, in English, for every engine.

/// A change that is planned.
pub(crate) struct Planned {
    pub(crate) name: &'static str,
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
}

/// A change that is refused, and words of what is said about it.
pub(crate) struct Refused {
    pub(crate) before: &'static str,
    pub(crate) after: &'static str,
    pub(crate) says: &'static [&'static str],
}

/// Tenants, projects that can be deleted softly, and tasks.
const BASE: &str = "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                    Tasks have a title (up to 200 characters). Tasks belong to projects. Deleted tasks are kept.";

pub(crate) const PLANNED: &[Planned] = &[
    Planned {
        name: "a_new_table",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters). Tasks belong to projects. Deleted tasks are kept. \
                Comments have a body. Comments belong to tasks.",
    },
    Planned {
        name: "new_tables_that_refer_to_themselves_and_to_each_other",
        before: "Projects have a name.",
        after: "Projects have a name. Tasks have a title. Tasks can have subtasks. Tasks belong to projects. \
                Tasks can have multiple tags, and tags can be on multiple tasks. Tags have a unique name.",
    },
    Planned {
        name: "a_new_table_whose_key_becomes_null",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters). Tasks belong to projects. Deleted tasks are kept. \
                Labels have a name and an optional project. When a project is deleted, its labels are kept without a project.",
    },
    Planned {
        name: "an_optional_column",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters), an optional description and an optional due date. \
                Tasks belong to projects. Deleted tasks are kept.",
    },
    Planned {
        name: "columns_with_defaults_and_checks",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters), a status and a boolean archived. \
                Tasks have a count between 0 and 150 that defaults to 5. \
                Task status can be pending, active or done and defaults to pending. \
                Tasks belong to projects. Deleted tasks are kept.",
    },
    Planned {
        name: "new_indexes",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters). Tasks belong to projects. Deleted tasks are kept. \
                Users often search tasks by title. Users often search projects by name.",
    },
    Planned {
        name: "an_index_that_serves_a_foreign_key_too",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name. Deleted projects are kept. \
                Tasks have a title (up to 200 characters). Tasks belong to projects. \
                Users often search tasks by project and title. Deleted tasks are kept.",
    },
    Planned {
        name: "an_index_that_takes_over_from_another",
        before: "Projects have a name. Tasks have a title. Tasks belong to projects.",
        after: "Projects have a name. Tasks have a title. Tasks belong to projects. \
                Users often search tasks by project and title.",
    },
    Planned {
        name: "all_at_once",
        before: BASE,
        after: "Organizations are the tenants and have a name. Projects have a name and an optional budget. \
                Deleted projects are kept. \
                Tasks have a title (up to 200 characters) and a status. \
                Task status can be pending, active or done and defaults to pending. \
                Tasks belong to projects. Deleted tasks are kept. Users have a unique email. \
                Users often search tasks by status.",
    },
];

pub(crate) const REFUSED: &[Refused] = &[
    Refused {
        before: "Tasks have a title and a name.",
        after: "Tasks have a title.",
        says: &["column `tasks.name` is gone", "its data would be lost"],
    },
    Refused {
        before: "Tasks have a title.",
        after: "Tasks have a label.",
        says: &["column `tasks.title` is gone", "new column `tasks.label`: it is required"],
    },
    Refused {
        before: "Tasks have a title. Projects have a name.",
        after: "Tasks have a title.",
        says: &["table `projects` is gone"],
    },
    Refused {
        before: "Tasks have a title (up to 100 characters).",
        after: "Tasks have a title (up to 200 characters).",
        says: &["column `tasks.title` was string(100) and is string(200)"],
    },
    Refused {
        before: "Tasks have an optional title.",
        after: "Tasks have a title.",
        says: &["column `tasks.title` was optional and is required"],
    },
    Refused {
        before: "Tasks have a title.",
        after: "Tasks have a title and a place.",
        says: &["new column `tasks.place`: it is required, and the rows that are there have no value for it"],
    },
    Refused {
        before: "Tasks have a title.",
        after: "Tasks have a unique title.",
        says: &["new unique constraint `uq_tasks_title` of `tasks`"],
    },
    Refused {
        before: "Tasks have a title and a count.",
        after: "Tasks have a title and a count between 0 and 10.",
        says: &["new check `check_tasks_count_range` of `tasks`", "may break it"],
    },
    Refused {
        before: "Tasks have a status. Status can be open or done.",
        after: "Tasks have a status. Status can be open, done or late.",
        says: &["check `check_tasks_status_enum` of `tasks` has changed"],
    },
    Refused {
        before: "Tasks have a status. Status can be open or done and defaults to open.",
        after: "Tasks have a status. Status can be open or done and defaults to done.",
        says: &["column `tasks.status` had the default 'open' and has the default 'done'"],
    },
    Refused {
        before: "Tasks have a title. Users often search tasks by title.",
        after: "Tasks have a title.",
        says: &["index `idx_tasks_on_title` of `tasks` is gone"],
    },
    Refused {
        before: "Tasks have a title.",
        after: "Organizations are the tenants. Tasks have a title.",
        says: &["`tenancy.model` was not set and is Organization", "table `tasks` had the scope global and has tenant"],
    },
    Refused {
        before: "Projects have a name. Tasks have a title. Tasks belong to projects.",
        after: "Projects have a name. Tasks have a title. Tasks belong to projects; deleting a project deletes its tasks.",
        says: &["foreign key `fk_tasks_project_id_projects` of `tasks` has changed"],
    },
    // Half of it could be planned; nothing is.
    Refused {
        before: "Tasks have a title.",
        after: "Tasks have an optional description. Projects have a name.",
        says: &["column `tasks.title` is gone"],
    },
];
