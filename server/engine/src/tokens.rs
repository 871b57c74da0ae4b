//! Secrets that travel: random one-use tokens (stored only as a hash) and signed texts (not stored at all).

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use domain::time::Timestamp;
use hmac::{Hmac, KeyInit, Mac};
use rand::Rng;
use sha2::{Digest, Sha256};

/// The installation's secret, from which every signature is made.
#[derive(Clone)]
pub struct Keys([u8; 32]);

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keys(secret)")
    }
}

impl Keys {
    /// Keys derived from any secret text.
    #[must_use]
    pub fn from_secret(secret: &str) -> Self {
        Self(Sha256::digest(secret.as_bytes()).into())
    }

    /// Signs `payload` for one purpose until `until`: URL-safe text that [`Keys::verify`] turns back.
    #[must_use]
    pub fn sign(&self, purpose: &str, payload: &[u8], until: Timestamp) -> String {
        let mut body = until.0.to_be_bytes().to_vec();
        body.extend_from_slice(payload);
        let tag = self.tag(purpose, &body);
        format!("{}.{}", BASE64.encode(&body), BASE64.encode(tag))
    }

    /// The payload of a text signed for the same purpose and not past its time; `None` for anything else.
    #[must_use]
    pub fn verify(&self, purpose: &str, text: &str, now: Timestamp) -> Option<Vec<u8>> {
        let (body, tag) = text.split_once('.')?;
        let (body, tag) = (BASE64.decode(body).ok()?, BASE64.decode(tag).ok()?);
        let mut mac = self.mac(purpose);
        mac.update(&body);
        mac.verify_slice(&tag).ok()?;
        let (until, payload) = body.split_first_chunk::<8>()?;
        (now.0 <= i64::from_be_bytes(*until)).then(|| payload.to_vec())
    }

    /// A keyed hash that can be compared but not turned back: for tombstones of erased addresses.
    #[must_use]
    pub fn fingerprint(&self, purpose: &str, text: &str) -> String {
        hex(&self.tag(purpose, text.as_bytes()))
    }

    /// A key of 32 bytes for one purpose, e.g. for sealing secrets at rest.
    #[must_use]
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        self.tag(purpose, b"derive")
    }

    fn mac(&self, purpose: &str) -> Hmac<Sha256> {
        // One hash per purpose first, so that a signature made for one is worthless for another.
        let mut key = Sha256::new();
        key.update(self.0);
        key.update(purpose.as_bytes());
        // HMAC pads a short key with zeros to its block of 64 bytes; done here, so that no length can be wrong.
        let mut block = [0u8; 64];
        if let Some(head) = block.first_chunk_mut::<32>() {
            *head = key.finalize().into();
        }
        <Hmac<Sha256> as KeyInit>::new(&block.into())
    }

    fn tag(&self, purpose: &str, body: &[u8]) -> [u8; 32] {
        let mut mac = self.mac(purpose);
        mac.update(body);
        mac.finalize().into_bytes().into()
    }
}

/// 256 random bits as URL-safe text (43 characters).
#[must_use]
pub fn random() -> String {
    let mut bytes = [0u8; 32];
    rand::rng().fill_bytes(&mut bytes);
    BASE64.encode(bytes)
}

/// What is stored of a random token: its SHA-256 in hexadecimal.
#[must_use]
pub fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.trim().as_bytes()))
}

/// Eight characters that tie what a user saw to a line of the log.
#[must_use]
pub fn incident() -> String {
    readable(8)
}

/// Random characters without look-alikes (no 0 O 1 I L), e.g. for reference numbers.
#[must_use]
pub fn readable(length: usize) -> String {
    const ALPHABET: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    let mut rng = rand::rng();
    (0..length)
        .filter_map(|_| {
            let n = usize::try_from(rng.next_u32()).unwrap_or_default() % ALPHABET.len();
            ALPHABET.get(n).map(|b| char::from(*b))
        })
        .collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_holds_for_its_purpose_and_time_only() {
        let keys = Keys::from_secret("one");
        let text = keys.sign("place", b"payload", Timestamp(100));
        assert_eq!(keys.verify("place", &text, Timestamp(100)).as_deref(), Some(&b"payload"[..]));
        assert_eq!(keys.verify("place", &text, Timestamp(101)), None);
        assert_eq!(keys.verify("page", &text, Timestamp(1)), None);
        assert_eq!(Keys::from_secret("two").verify("place", &text, Timestamp(1)), None);
        let mut forged = text.clone();
        forged.replace_range(0..1, if text.starts_with('B') { "C" } else { "B" });
        assert_eq!(keys.verify("place", &forged, Timestamp(1)), None);
    }

    #[test]
    fn tokens_are_long_and_hashes_are_stable() {
        assert_eq!(random().len(), 43);
        assert_ne!(random(), random());
        assert_eq!(hash(" abc "), hash("abc"));
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
