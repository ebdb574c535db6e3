//! Barcodes and QR codes of delivered goods. What a till scans is upstream's own picture, for nobody but its issuer knows
//! what the bars say; it is fetched on behalf of the owner who asks, put into the answer itself and kept nowhere.

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

/// A code is shown without its picture rather than later than this.
const FETCH_TIMEOUT: Duration = Duration::from_secs(4);

/// Larger pictures are left out, in bytes.
const MAX_PICTURE_BYTES: usize = 128 * 1024;

/// The size barcodes are asked for in, in pixels: twice what a card has room for.
const BARCODE: (u32, u32) = (640, 240);
/// The same for QR codes.
const QR: (u32, u32) = (512, 512);

/// Adds its pictures to what was revealed. One that cannot be had in time is left out; of one on a host that this shop does
/// not fetch from, the address is told.
pub async fn illustrate(
    upstream: &Upstream,
    record: &Record,
    order: &UpstreamOrder,
    revealed: &mut [Revealed],
) {
    let pairs = &lines::pair(&record.lines, order);
    let drawn = revealed.iter_mut().map(|goods| async move {
        let at = usize::try_from(goods.line).unwrap_or(usize::MAX);
        let Some(Some(delivery)) = pairs.get(at) else { return };
        let Goods { barcode, qr, .. } = &delivery.goods;
        // An eSIM's QR code is drawn here, of the very string that stands beside it.
        let qr = qr.as_ref().filter(|_| !matches!(goods.voucher, Some(Voucher::Esim { .. })));
        (goods.barcode, goods.qr) =
            join(picture(upstream, barcode.as_ref(), BARCODE), picture(upstream, qr, QR)).await;
        let unknown =
            [barcode.as_ref(), qr].into_iter().flatten().filter(|address| !upstream.fetches(address));
        goods.pictures_elsewhere = unknown.filter_map(elsewhere).collect();
    });
    join_all(drawn).await;
}

fn elsewhere(address: &Secret) -> Option<PictureElsewhere> {
    let address = readable(address)?;
    Some(PictureElsewhere { is_link: is_plain_link(&address), address })
}

async fn picture(upstream: &Upstream, address: Option<&Secret>, size: (u32, u32)) -> Option<Picture> {
    let asked = upstream.picture_of_goods(address?, size.0, size.1);
    let (media_type, bytes) = match tokio::time::timeout(FETCH_TIMEOUT, asked).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(error)) => {
            tracing::debug!(error = error.detail(), "the picture of a code could not be had");
            return None;
        }
        Err(_) => return None,
    };
    (bytes.len() <= MAX_PICTURE_BYTES)
        .then(|| Picture { src: format!("data:{media_type};base64,{}", STANDARD.encode(&bytes)) })
}

#[cfg(test)]
mod tests;
