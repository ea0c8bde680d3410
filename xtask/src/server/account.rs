//! Somebody who is not root: servers refuse to run as root.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{Result, run};

#[cfg_attr(not(unix), allow(dead_code, reason = "there is no root to step down from"))]
pub(super) struct Account {
    user: u32,
    group: u32,
}

impl Account {
    /// The first of these users. `None` where we are not root and the server can run as we do.
    pub(super) fn for_servers(server: &str, names: &[&str]) -> Result<Option<Self>> {
        if !is_root() {
            return Ok(None);
        }
        let users = fs::read_to_string("/etc/passwd").map_err(|error| format!("cannot read the users: {error}"))?;
        let account = names.iter().find_map(|name| Self::named(name, &users));
        account
            .map(Some)
            .ok_or_else(|| format!("{server} refuses root, and there is no user `{}`", names.join("` or `")))
    }

    fn named(name: &str, users: &str) -> Option<Self> {
        let fields: Vec<&str> =
            users.lines().map(|line| line.split(':')).find(|line| line.clone().next() == Some(name))?.collect();
        Some(Self { user: fields.get(2)?.parse().ok()?, group: fields.get(3)?.parse().ok()? })
    }

    #[cfg(unix)]
    pub(super) fn run(&self, command: &mut Command) {
        use std::os::unix::process::CommandExt;
        command.gid(self.group).uid(self.user);
    }

    #[cfg(not(unix))]
    pub(super) fn run(&self, _: &mut Command) {}

    #[cfg(unix)]
    pub(super) fn give(&self, folder: &Path) -> std::io::Result<()> {
        std::os::unix::fs::chown(folder, Some(self.user), Some(self.group))
    }

    #[cfg(not(unix))]
    pub(super) fn give(&self, _: &Path) -> std::io::Result<()> {
        Ok(())
    }
}

/// Whether this process may do everything.
pub(crate) fn is_root() -> bool {
    cfg!(unix) && run::output(Command::new("id").arg("-u")).as_deref() == Some("0")
}

#[cfg(unix)]
pub(super) fn own_group(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
pub(super) fn own_group(_: &mut Command) {}

#[cfg(test)]
mod tests {
    use super::Account;

    #[test]
    fn an_account_is_read_from_the_list_of_users() {
        let users = "root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n";
        let account = Account::named("postgres", users).expect("it is listed");
        assert_eq!((account.user, account.group), (101, 104));
        assert!(Account::named("post", users).is_none());
    }
}
