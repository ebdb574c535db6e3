//! Unsigned transactions in the legacy format, which every wallet understands.

use super::key::Key;

/// An account that an instruction uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountMeta {
    pub key: Key,
    pub is_writable: bool,
}

impl AccountMeta {
    pub const fn read_only(key: Key) -> Self {
        Self { key, is_writable: false }
    }

    pub const fn writable(key: Key) -> Self {
        Self { key, is_writable: true }
    }
}

/// One call of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub program: Key,
    pub accounts: Vec<AccountMeta>,
    pub data: Vec<u8>,
}

/// Builds the transaction with a blank signature for the payer, who is the only signer. `None` if it is
/// longer than any payment.
pub fn unsigned(payer: Key, blockhash: &Key, instructions: &[Instruction]) -> Option<Vec<u8>> {
    let keys = Keys::of(payer, instructions);
    let mut bytes = vec![1];
    bytes.extend([0; 64]);
    bytes.extend([1, 0, compact_length(keys.read.len())?]);
    let all = keys.all();
    bytes.push(compact_length(all.len())?);
    for key in &all {
        bytes.extend(key.bytes());
    }
    bytes.extend(blockhash.bytes());
    bytes.push(compact_length(instructions.len())?);
    for instruction in instructions {
        bytes.push(index_of(&all, &instruction.program)?);
        bytes.push(compact_length(instruction.accounts.len())?);
        for account in &instruction.accounts {
            bytes.push(index_of(&all, &account.key)?);
        }
        bytes.push(compact_length(instruction.data.len())?);
        bytes.extend(&instruction.data);
    }
    Some(bytes)
}

/// All accounts without repetition: the payer, then the writable ones, then the read-only ones.
struct Keys {
    payer: Key,
    written: Vec<Key>,
    read: Vec<Key>,
}

impl Keys {
    fn of(payer: Key, instructions: &[Instruction]) -> Self {
        let named: Vec<_> = instructions
            .iter()
            .flat_map(|it| {
                std::iter::once(AccountMeta::read_only(it.program)).chain(it.accounts.iter().copied())
            })
            .filter(|account| account.key != payer)
            .collect();
        let is_written = |key: &Key| named.iter().any(|account| account.is_writable && account.key == *key);
        let mut keys = Self { payer, written: Vec::new(), read: Vec::new() };
        for AccountMeta { key, .. } in &named {
            let list = if is_written(key) { &mut keys.written } else { &mut keys.read };
            if !list.contains(key) {
                list.push(*key);
            }
        }
        keys
    }

    fn all(&self) -> Vec<Key> {
        std::iter::once(self.payer)
            .chain(self.written.iter().copied())
            .chain(self.read.iter().copied())
            .collect()
    }
}

/// A length in Solana's compact format, which is one byte below 128.
fn compact_length(count: usize) -> Option<u8> {
    u8::try_from(count).ok().filter(|count| *count < 0x80)
}

fn index_of(all: &[Key], wanted: &Key) -> Option<u8> {
    all.iter().position(|key| key == wanted).and_then(|at| u8::try_from(at).ok())
}
