//! Barcodes and QR codes of delivered goods. The barcode is upstream's own picture, because only its issuer
//! knows what the bars encode. It is fetched on behalf of the owner who requests it, embedded in the
//! response, and not kept.

use super::{
    goods::{is_plain_link, readable},
    lines,
    record::Record,
};
use crate::{
    domain::{
        goods::{Picture, PictureElsewhere, Revealed, Voucher},
        order::{Goods, Secret, UpstreamOrder},
    },
    upstream::Upstream,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::future::{join, join_all};
use std::time::Duration;

/// Maximum time for fetching a picture. After that the code is shown without it.
const FETCH_TIMEOUT: Duration = Duration::from_secs(4);

/// Maximum size of a picture, in bytes. Larger ones are left out.
const MAX_PICTURE_BYTES: usize = 128 * 1024;

/// The requested size of barcodes, in pixels: twice the space on a card.
const BARCODE_PIXELS: (u32, u32) = (640, 240);
/// The requested size of QR codes, in pixels.
const QR_PIXELS: (u32, u32) = (512, 512);

/// Adds the pictures to the revealed goods. A picture that cannot be fetched in time is left out. For a
/// picture on a host that this shop does not fetch from, its URL is added instead.
pub async fn add_pictures(
    upstream: &Upstream,
    record: &Record,
    order: &UpstreamOrder,
    revealed: &mut [Revealed],
) {
    let pairs = &lines::pair(&record.lines, order);
    let pictures = revealed.iter_mut().map(|goods| async move {
        let at = usize::try_from(goods.line).unwrap_or(usize::MAX);
        let Some(Some(delivery)) = pairs.get(at) else { return };
        let Goods { barcode, qr, .. } = &delivery.goods;
        // An eSIM's QR code is drawn here, from the string that is shown with it.
        let qr = qr.as_ref().filter(|_| !matches!(goods.voucher, Some(Voucher::Esim { .. })));
        (goods.barcode, goods.qr) =
            join(picture(upstream, barcode.as_ref(), BARCODE_PIXELS), picture(upstream, qr, QR_PIXELS)).await;
        let not_fetched =
            [barcode.as_ref(), qr].into_iter().flatten().filter(|address| !upstream.fetches(address));
        goods.pictures_elsewhere = not_fetched.filter_map(elsewhere).collect();
    });
    join_all(pictures).await;
}

fn elsewhere(address: &Secret) -> Option<PictureElsewhere> {
    let address = readable(address)?;
    Some(PictureElsewhere { is_link: is_plain_link(&address), address })
}

async fn picture(upstream: &Upstream, address: Option<&Secret>, size: (u32, u32)) -> Option<Picture> {
    let fetch = upstream.picture_of_goods(address?, size.0, size.1);
    let (media_type, bytes) = match tokio::time::timeout(FETCH_TIMEOUT, fetch).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => {
            tracing::debug!(error = error.detail(), "failed to fetch the picture of a code");
            return None;
        }
        Err(_) => return None,
    };
    (bytes.len() <= MAX_PICTURE_BYTES)
        .then(|| Picture { src: format!("data:{media_type};base64,{}", STANDARD.encode(&bytes)) })
}

#[cfg(test)]
mod tests;
