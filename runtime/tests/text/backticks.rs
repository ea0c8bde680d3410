//! The texts that MySQL, MariaDB and SQLite print alike, but for a few words.

use super::statements;

/// The words in which the engines differ.
pub(crate) struct Words {
    /// This moment.
    pub(crate) now: &'static str,
    /// The comparison to which NULL is equal to NULL.
    pub(crate) same: &'static str,
    /// A number of rows that is bound.
    pub(crate) bound: &'static str,
    /// A number of rows that is none: without one there is no OFFSET.
    pub(crate) all: &'static str,
}

/// Compares what is printed with the texts below.
pub(crate) fn compare(words: &Words) {
    let said = |text: &str| {
        let pairs = [("{now}", words.now), ("{same}", words.same), ("{bound}", words.bound), ("{all}", words.all)];
        pairs.iter().fold(text.to_owned(), |text, (word, said)| text.replace(word, said))
    };
    let texts: Vec<(&str, String)> = TEXTS.iter().map(|(name, text)| (*name, said(text))).collect();
    statements::compare(&texts.iter().map(|(name, text)| (*name, text.as_str())).collect::<Vec<_>>());
}

const TEXTS: &[(&str, &str)] = &[
    ("of", "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL"),
    (
        "find",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`id` = ?)",
    ),
    (
        "filter",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (((`tasks`.`title` = ?) OR (`tasks`.`title` = ?)))",
    ),
    (
        "order",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL ORDER BY `tasks`.`title` ASC, `tasks`.`id` DESC",
    ),
    (
        "limit",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL LIMIT {bound}",
    ),
    (
        "offset",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL LIMIT {all} OFFSET {bound}",
    ),
    (
        "page",
        "SELECT DISTINCT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL LIMIT {bound} OFFSET {bound}",
    ),
    ("with_deleted", "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ?"),
    ("across_tenants", "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`deleted_at` IS NULL"),
    (
        "join",
        "SELECT `tasks`.`title` FROM `tasks` INNER JOIN `projects` ON `tasks`.`organization_id` = `projects`.`organization_id` AND `tasks`.`project_id` = `projects`.`id` AND `projects`.`deleted_at` IS NULL WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL",
    ),
    (
        "left_join",
        "SELECT `tasks`.`title` FROM `tasks` LEFT JOIN `projects` AS `backup_project` ON `tasks`.`organization_id` = `backup_project`.`organization_id` AND `tasks`.`backup_project_id` = `backup_project`.`id` AND `backup_project`.`deleted_at` IS NULL WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL",
    ),
    (
        "reverse",
        "SELECT `projects`.`name` FROM `projects` INNER JOIN `tasks` ON `projects`.`organization_id` = `tasks`.`organization_id` AND `projects`.`id` = `tasks`.`project_id` AND `tasks`.`deleted_at` IS NULL WHERE `projects`.`organization_id` = ? AND `projects`.`deleted_at` IS NULL",
    ),
    (
        "in_query",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`project_id` IN (SELECT `projects`.`id` FROM `projects` WHERE `projects`.`organization_id` = ? AND `projects`.`deleted_at` IS NULL AND ((`projects`.`name` = ?))))",
    ),
    (
        "exists_via",
        "SELECT `projects`.`name` FROM `projects` WHERE `projects`.`organization_id` = ? AND `projects`.`deleted_at` IS NULL AND (EXISTS (SELECT `tasks`.`id`, `tasks`.`organization_id`, `tasks`.`project_id`, `tasks`.`backup_project_id`, `tasks`.`country_id`, `tasks`.`title`, `tasks`.`description`, `tasks`.`due_date`, `tasks`.`priority`, `tasks`.`status`, `tasks`.`cost`, `tasks`.`created_at`, `tasks`.`updated_at`, `tasks`.`deleted_at` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`organization_id` = `projects`.`organization_id` AND `tasks`.`project_id` = `projects`.`id` AND `projects`.`deleted_at` IS NULL)))",
    ),
    (
        "eq_any",
        "SELECT `tasks`.`title` FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`title` IN (?, ?))",
    ),
    ("shared", "SELECT `countries`.`code` FROM `countries`"),
    ("root", "SELECT `organizations`.`name` FROM `organizations` WHERE `organizations`.`id` = ?"),
    (
        "insert",
        "INSERT INTO `tags` (`id`, `organization_id`, `created_at`, `updated_at`, `name`) VALUES (?, ?, {now}, {now}, ?)",
    ),
    ("insert, counted key", "INSERT INTO `countries` (`code`) VALUES (?)"),
    ("insert, junction", "INSERT INTO `task_tags` (`organization_id`, `task_id`, `tag_id`) VALUES (?, ?, ?)"),
    (
        "update",
        "UPDATE `tasks` SET `updated_at` = CASE WHEN `title` {same} ? AND `description` {same} ? THEN `updated_at` ELSE {now} END, `title` = ?, `description` = ? WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`id` = ?)",
    ),
    (
        "update_where",
        "UPDATE `tags` SET `updated_at` = CASE WHEN `name` {same} ? THEN `updated_at` ELSE {now} END, `name` = ? WHERE `tags`.`organization_id` = ? AND ((`tags`.`name` = ?))",
    ),
    (
        "delete, soft",
        "UPDATE `tasks` SET `deleted_at` = ?, `updated_at` = ? WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NULL AND (`tasks`.`id` = ?)",
    ),
    ("delete", "DELETE FROM `tags` WHERE `tags`.`organization_id` = ? AND (`tags`.`id` = ?)"),
    (
        "restore",
        "UPDATE `tasks` SET `deleted_at` = NULL, `updated_at` = ? WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NOT NULL AND (`tasks`.`id` = ?)",
    ),
    (
        "purge",
        "DELETE FROM `tasks` WHERE `tasks`.`organization_id` = ? AND `tasks`.`deleted_at` IS NOT NULL AND (`tasks`.`id` = ?)",
    ),
];
