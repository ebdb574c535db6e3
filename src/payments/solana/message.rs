//! Transactions of the legacy form, signed by nobody yet. Every wallet reads them.

use super::key::Key;

/// An account that an instruction touches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Touched {
    pub key: Key,
    pub writes: bool,
}

impl Touched {
    pub const fn read(key: Key) -> Self {
        Self { key, writes: false }
    }

    pub const fn written(key: Key) -> Self {
        Self { key, writes: true }
    }
}

/// One call of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instruction {
    pub program: Key,
    pub touches: Vec<Touched>,
    pub data: Vec<u8>,
}

/// The transaction with a blank where the payer, who alone signs, puts the signature. `None` when it is longer
/// than any payment.
pub fn unsigned(payer: Key, blockhash: &Key, instructions: &[Instruction]) -> Option<Vec<u8>> {
    let keys = Keys::of(payer, instructions);
    let mut bytes = vec![1];
    bytes.extend([0; 64]);
    bytes.extend([1, 0, length(keys.read.len())?]);
    let all = keys.all();
    bytes.push(length(all.len())?);
    for key in &all {
        bytes.extend(key.bytes());
    }
    bytes.extend(blockhash.bytes());
    bytes.push(length(instructions.len())?);
    for instruction in instructions {
        bytes.push(place(&all, &instruction.program)?);
        bytes.push(length(instruction.touches.len())?);
        for touched in &instruction.touches {
            bytes.push(place(&all, &touched.key)?);
        }
        bytes.push(length(instruction.data.len())?);
        bytes.extend(&instruction.data);
    }
    Some(bytes)
}

/// Every account once: the payer, those that are written, those that are only read.
struct Keys {
    payer: Key,
    written: Vec<Key>,
    read: Vec<Key>,
}

impl Keys {
    fn of(payer: Key, instructions: &[Instruction]) -> Self {
        let named: Vec<_> = instructions
            .iter()
            .flat_map(|it| std::iter::once(Touched::read(it.program)).chain(it.touches.iter().copied()))
            .filter(|touched| touched.key != payer)
            .collect();
        let is_written = |key: &Key| named.iter().any(|touched| touched.writes && touched.key == *key);
        let mut keys = Self { payer, written: Vec::new(), read: Vec::new() };
        for Touched { key, .. } in &named {
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

/// A length as one byte of Solana's compact form, which is one byte below 128.
fn length(count: usize) -> Option<u8> {
    u8::try_from(count).ok().filter(|count| *count < 0x80)
}

fn place(all: &[Key], wanted: &Key) -> Option<u8> {
    all.iter().position(|key| key == wanted).and_then(|at| u8::try_from(at).ok())
}
