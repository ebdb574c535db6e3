//! Checks of a database file: its directory, its owner, its permissions, and the free disk space.

use super::Finding;
use rustix::fs::{Access, access, statvfs};
use std::{
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// Free bytes below which a busy day may fill the disk, and below which nothing can be written.
const WARNING_BYTES: u64 = 512 * 1024 * 1024;
const FAULT_BYTES: u64 = 32 * 1024 * 1024;

/// Checks the file, or the directory in which it will be created.
pub(super) fn check_files(path: &Path) -> Vec<Finding> {
    let folder = existing_parent(path);
    let file = match path.metadata() {
        Ok(file) if file.is_file() => file_finding(path, file.mode(), file.uid()),
        Ok(_) => Finding::fail("file", format!("{} is not a file; check database.url", path.display())),
        Err(_) if access(&folder, Access::WRITE_OK).is_ok() => {
            Finding::ok("file", format!("{} will be created at the first start", path.display()))
        }
        Err(_) => Finding::fail(
            "file",
            format!("cannot create {}: this user cannot write to {}", path.display(), folder.display()),
        ),
    };
    vec![file, disk_finding(&folder)]
}

fn file_finding(path: &Path, mode: u32, owner: u32) -> Finding {
    let path = path.display();
    let own = std::fs::metadata("/proc/self").map(|me| me.uid());
    if own.is_ok_and(|own| own != owner) {
        let text = format!("{path} belongs to user {owner}; run the doctor as the user that runs the shop");
        return Finding::warn("file", text);
    }
    if mode & 0o077 != 0 {
        let text = format!("{path} can be read by other users and contains secrets; run chmod 600 {path}");
        return Finding::warn("file", text);
    }
    Finding::ok("file", format!("{path} is private"))
}

fn disk_finding(folder: &Path) -> Finding {
    let Ok(disk) = statvfs(folder) else {
        return Finding::warn("disk", format!("cannot determine the free space at {}", folder.display()));
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let text = format!("{} MiB free at {}", free / (1024 * 1024), folder.display());
    match free {
        0..FAULT_BYTES => Finding::fail("disk", format!("{text}; orders cannot be stored")),
        FAULT_BYTES..WARNING_BYTES => Finding::warn("disk", format!("{text}; free some space")),
        _ => Finding::ok("disk", text),
    }
}

/// The directory of the path, or its nearest ancestor that exists.
fn existing_parent(path: &Path) -> PathBuf {
    let above = path.ancestors().skip(1).find(|folder| folder.is_dir());
    above
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
