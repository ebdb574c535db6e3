//! What surrounds a database file: its folder, its owner, who may read it, and the room on the disk.

use super::Finding;
use rustix::fs::{Access, access, statvfs};
use std::{
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
};

/// Bytes that a busy day may take, and without which nothing can be written.
const WARNING_BYTES: u64 = 512 * 1024 * 1024;
const FAULT_BYTES: u64 = 32 * 1024 * 1024;

/// Looks at the file, or at the place where it will be made.
pub(super) fn around(path: &Path) -> Vec<Finding> {
    let folder = nearest(path);
    let file = match path.metadata() {
        Ok(file) if file.is_file() => judged(path, file.mode(), file.uid()),
        Ok(_) => Finding::fail("file", format!("{} is no file. See database.url", path.display())),
        Err(_) if access(&folder, Access::WRITE_OK).is_ok() => {
            Finding::ok("file", format!("{} will be made at the first start", path.display()))
        }
        Err(_) => Finding::fail(
            "file",
            format!("{} cannot be made: {} is not writable for this user", path.display(), folder.display()),
        ),
    };
    vec![file, space(&folder)]
}

fn judged(path: &Path, mode: u32, owner: u32) -> Finding {
    let path = path.display();
    let own = std::fs::metadata("/proc/self").map(|me| me.uid());
    if own.is_ok_and(|own| own != owner) {
        let text = format!("{path} belongs to user {owner}: run this as the user who runs the shop");
        return Finding::warn("file", text);
    }
    if mode & 0o077 != 0 {
        let text = format!("{path} can be read by others, and holds secrets: chmod 600 {path}");
        return Finding::warn("file", text);
    }
    Finding::ok("file", format!("{path} is its owner's only"))
}

fn space(folder: &Path) -> Finding {
    let Ok(disk) = statvfs(folder) else {
        return Finding::warn("disk", format!("the room at {} cannot be told", folder.display()));
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let text = format!("{} MiB free at {}", free / (1024 * 1024), folder.display());
    match free {
        0..FAULT_BYTES => Finding::fail("disk", format!("{text}: no order could be written down")),
        FAULT_BYTES..WARNING_BYTES => Finding::warn("disk", format!("{text}: make room")),
        _ => Finding::ok("disk", text),
    }
}

/// The folder of the path, or what there is of it.
fn nearest(path: &Path) -> PathBuf {
    let above = path.ancestors().skip(1).find(|folder| folder.is_dir());
    above
        .filter(|folder| !folder.as_os_str().is_empty())
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf)
}
