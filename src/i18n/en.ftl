# The shop's texts in English. Keys are <page>-<thing>; the other three files have the same keys with
# the same variables. Plain, exact, calm. Every error says what happened, what is safe, what to do.

## Shell: what stands on every page

title-with-shop = { $title } · { $shop }
shell-skip = Skip to content
shell-sandbox = Sandbox: no real money
shell-as-of = Prices and stock as of { $when }
shell-nav = Shop
shell-gift-cards = Gift cards
shell-top-up = Mobile top-up
shell-esim = eSIM
shell-cart = Cart
shell-orders = Orders
shell-search = Search brands
shell-search-go = Search
shell-menu = Country and language
shell-language = Language
shell-country = Country
shell-powered = Powered by Cryptorefills, merchant of record. Cryptorefills sells and delivers the products on this site; { $shop } shows them.
shell-help = Help and terms
shell-support = Support
shell-terms = Terms of sale
shell-privacy = Privacy
shell-breadcrumb = You are here

## Home

home-title = Gift cards paid in crypto
home-description = Gift cards, mobile top-ups and eSIMs, paid from your own crypto wallet. No account needed.
home-heading = Gift cards, paid in crypto
home-lead = Choose a brand, pay from your own wallet, and receive the code here and by email. No account.
home-featured = Featured brands
home-all-brands =
    { $count ->
        [one] See the one brand
       *[other] All { $count } brands
    }
home-categories = Categories
home-how = How it works
home-how-choose-title = Choose a card and an amount
home-how-choose-text = The price in your coin is shown at once and kept fresh.
home-how-pay-title = Pay from any wallet
home-how-pay-text = Scan the code or copy the address. The time you have is shown.
home-how-receive-title = Receive the code
home-how-receive-text = On your order page and by email.
home-also = Also at this counter
home-top-up = Credit for a phone, at home or abroad
home-esim = Mobile data abroad, without a new card

## Catalogue

brands-title = Gift cards · { $country }
brands-heading = Gift cards · { $country }
brands-description = Gift cards, mobile top-ups and eSIMs for { $country }, paid in crypto.
brands-intro = These are the brands sold for this country. A card often works only where it is sold for; you can choose another country at the top.
brands-search-title = Results for “{ $query }”
brands-results = Results
brands-count =
    { $count ->
        [one] { $count } brand
       *[other] { $count } brands
    }
brands-filters = Filters
brands-kind = Kind
brands-kind-all = Everything
kind-gift-card = Gift cards
kind-top-up = Top-ups
kind-esim = eSIMs
brands-category = Category
brands-category-all = All
brands-sort = Sort
brands-sort-popular = Popular
brands-sort-name = A to Z
brands-pages = Pages
brands-previous = Previous page
brands-next = Next page
brands-page = Page { $page } of { $pages }
brands-range = { $min }–{ $max }
brands-sold-out = Sold out
brands-empty-title = Nothing for “{ $query }”
brands-empty-text = The spelling may differ, or the brand is sold for another country only.
brands-empty-filters-title = Nothing matches these filters
brands-empty-filters-text = Clear a filter to see more.
brands-near = Close to it
brands-none = No brands are sold for this country right now. Choose another country at the top, or look again later.
brands-none-of-these = None of these?
brands-all =
    { $count ->
        [one] See the one brand
       *[other] See all { $count } brands
    }
brands-bad-category = There is no category “{ $said }” in this country. Nothing is lost; choose one from the list.
brands-bad-kind = There is no kind “{ $said }”. Nothing is lost; choose one of these.
brands-bad-sort = The brands cannot be sorted by “{ $said }”. Nothing is lost; choose one of these.
brands-bad-page = There is no page “{ $said }”. Nothing is lost; begin with the first one.

category-e-commerce = Online shopping
category-retail = Shopping
category-electronics = Electronics
category-food = Food and drink
category-groceries = Groceries
category-games = Games
category-entertainment = Entertainment
category-streaming = Streaming
category-apparel-clothing = Fashion
category-health-beauty = Health and beauty
category-sports-fitness = Sports and fitness
category-travel-flights = Travel
category-home = Home
category-books-learning = Books and learning
category-charity-donations = Charity
category-other-products = Other
category-e-money = Prepaid money
category-e-sim = eSIM
category-mobile-talk-time = Mobile credit
category-mobile-credits = Mobile credit
category-mobile-bundle = Mobile bundles
category-mobile-data = Mobile data

## Brand

brand-title-gift-card = { $brand } gift card
brand-title-top-up = { $brand } top-up
brand-title-esim = { $brand } eSIM
brand-description = { $brand } for { $country }, paid in crypto from your own wallet.
brand-about = About { $brand }
brand-works-in = Works in
brand-delivery = Delivery
brand-delivery-email = By email and on your order page
brand-text-in-english = Cryptorefills has this text in English only.
brand-delivery-phone = Straight to the phone number
brand-how-to-redeem = How to redeem
brand-terms = Terms of this card
brand-note = Good to know
brand-sold-out-title = Sold out
brand-sold-out-text = { $brand } has nothing left for this country right now. Look again later, or choose another brand.
brand-closed-title = Not for sale right now
brand-closed-text = The ways to pay cannot be read at the moment, so nothing is sold. Nothing is lost; look again in a moment.
brand-later-title = Amounts in a moment
brand-later-text = Many people are looking right now, so the amounts and prices take a little longer. This page looks again by itself.
brand-ghost-title = Nothing to sell right now
brand-ghost-text = { $brand } is listed, but has no amounts on sale at the moment. Look again later, or choose another brand.
brand-account-title = Not sold here
brand-account-text = { $brand } is credited to a customer account, which this shop cannot do. Nothing else is affected.
brand-emoney-title = You may be asked who you are
brand-emoney-text = This is prepaid money. Cryptorefills may ask buyers to verify their identity before it takes an order; you are told before there is anything to pay.

## Picker: the purchase panel

picker-form = Buy
picker-amount = Amount
picker-custom = Custom amount
picker-other = Other
picker-range = { $min } to { $max }
picker-range-step = { $min } to { $max }, in steps of { $step }
picker-pay-with = Pay with
picker-more-coins = More coins:
picker-on = { $coin } on { $network }
picker-recommended = Recommended
picker-sold-out = Sold out
picker-suspended = Suspended
picker-name = Needs a name
picker-token-account = few wallets
picker-name-hint = Stablecoins on Tron need a full name on file at Cryptorefills, which this shop does not ask for. Every other network works without.
picker-buy = Buy now
picker-show-price = Show price
picker-you-pay = You pay
picker-age = Price { $n } s old
picker-age-minutes = Price { $n } min old
picker-asking = Asking for the price
picker-choose = Choose an amount and a coin to see the price.
picker-refused = This amount is not on sale. Choose one within the limits shown.
picker-no-price = There is no price for this choice right now. Try another amount or coin.
picker-unavailable = The price cannot be read right now. Nothing is lost; it is tried again by itself.
picker-by-phone = Credited to the number
picker-by-email = PIN by email
picker-number = Phone number
picker-number-hint = Country: { $country } ({ $code }). For example { $example }.
picker-number-mixed = Needed only for amounts that are credited to the number.
picker-number-read = To be credited: { $number }
picker-account = Other amounts of this operator are credited to a customer account number. This shop cannot do that and does not sell them.
picker-add = Add to cart
price-about = About { $money }
price-about-above = About { $money }, { $percent } % above the face value

choice-missing = Choose an amount.
choice-not-a-number = Enter the amount in digits, such as 25 or 25.50.
choice-other-currency = This item is sold in { $currency }. Enter the amount in { $currency }, without another currency’s sign.
choice-sold-out = This amount is sold out right now. Choose another one, or try again in a few minutes.
choice-not-on-sale = This amount is not on sale any more. Choose another one.
choice-below = The least amount is { $min }.
choice-above = The greatest amount is { $max }.
choice-off-step = This amount is not on sale. The nearest ones are { $below } and { $above }.
choice-recipient = Enter the phone number that is to be topped up.

## Cart

cart-title = Cart
cart-empty-text = Your cart is empty. Up to ten cards, top-ups or eSIMs can be paid together, in one payment.
cart-find = Browse gift cards
cart-more = Add something else
cart-room =
    { $count ->
        [0] The cart is full
        [one] Room for one more
       *[other] Room for { $count } more
    }
cart-pay = Payment
cart-checkout = Checkout
cart-quantity = Quantity of { $item }
cart-fewer = One fewer of { $item }
cart-add-one = One more of { $item }
cart-remove = Remove
cart-remove-item = Remove { $item }
cart-full = One order holds at most ten items, so nothing was added. Place this order first, or take something out.
cart-below = This is less than the chosen coin and network take. Choose another way to pay, or add something.
cart-line-gone = Not on sale right now. Remove it to go on.
cart-line-no-price = No price in this coin right now. Choose another coin, or remove it.
cart-line-unavailable = The price cannot be read right now. Load the page again in a moment.

phone-missing = Enter the phone number that is to be credited.
phone-not-a-number = This is not a valid phone number for { $country }. Check the digits.
phone-mobile-mark-ar = This looks like the number of a fixed line. A mobile number of Argentina has a 9 after the country code (+54 9 11 2345-6789) or a 15 before its last digits (11 15 2345-6789). Add it if this is a mobile phone.
phone-mobile-mark-br = This number lacks the 9 that mobile numbers of Brazil begin with after the area code: (11) 96123-4567. Add it.
phone-of-another-country = This number belongs to another country: { $which }. What you chose is credited to numbers of this one: { $country }.

## Checkout

checkout-title = Checkout
checkout-step-email = Where the codes go
checkout-step-pay = How you pay
checkout-step-agree = Your agreement
checkout-email = Email
checkout-email-hint = The codes are sent here too.
checkout-email-wrong = Enter an email address such as name@example.com
checkout-email-meant = Did you mean { $email }?
checkout-email-sure = If the address is right as you typed it, place the order again.
checkout-gift = Gift: send it to somebody else (optional)
checkout-gift-hint = Their email address: what comes by email goes there instead of to you. It is on your order’s page too, for you to pass on.
checkout-gift-wrong = Enter the other person’s email address, or leave it empty.
checkout-gift-meant = Did you mean { $email }? If the address is right as you typed it, place the order again.
checkout-newsletter = Send me offers by email
checkout-pay-text = { $coin } on { $network }, from a wallet or an exchange that sends on { $network }.
checkout-pay-next = The address and a QR code follow on the next page.
checkout-change = Change
checkout-refund = Refund address (optional)
checkout-refund-hint = Your own address for { $coin } on { $network }, in case a refund is due. Leave it empty if you are not sure.
checkout-refund-hint-solana = The Solana address of your own wallet, in case a refund is due. The wallet must have held { $coin } before, so that it has an account for it: a refund opens none. Leave it empty if you are not sure.
checkout-refund-hint-lightning = Your own Bitcoin address (on chain: it begins with bc1, 1 or 3), in case a refund is due. A Lightning invoice ends too soon for that. Leave it empty if you are not sure.
checkout-refund-wrong = This does not look like an address. Check it, or leave it empty.
checkout-refund-checksum = A letter of this address is wrong or missing. Copy it again, or leave it empty.
checkout-refund-network = This is an address on { $other }. A refund would be paid in { $coin } on { $network }. Enter your own address there, or leave it empty.
checkout-refund-other = This is an address on another network. A refund would be paid in { $coin } on { $network }. Enter your own address there, or leave it empty.
checkout-refund-unspendable = Nobody can spend what is sent to this address. Enter your own, or leave it empty.
checkout-refund-token = This is the address of { $coin } itself, not of a wallet. Enter your own, or leave it empty.
checkout-refund-lightning = A refund cannot be paid to a Lightning invoice or address. Enter a Bitcoin address, or leave it empty.
checkout-agree = By placing the order you agree to the { $terms } of Cryptorefills, who sells and delivers the products. You ask for delivery at once and know that a code cannot be returned after that.
checkout-agree-terms = terms of sale
checkout-place = Place order
checkout-busy = Placing the order
checkout-not-charged = You are not charged yet: you pay from your wallet on the next page.
checkout-summary = Summary
checkout-total = Total
checkout-errors =
    { $count ->
        [one] One thing to mend
       *[other] { $count } things to mend
    }
checkout-changed-title = The price has changed
checkout-changed-text = You saw { $old }; it is now { $new }. Nothing has been ordered or charged. Place the order to accept the new price.
checkout-changed-old-lost = The price you saw is out of date; it is now { $new }. Nothing has been ordered or charged. Place the order to accept this price.
checkout-cookies = Your browser did not keep this shop’s cookie, and without it nobody could show you the order. Nothing has been ordered. Allow cookies for this site, then place the order again.
checkout-mismatch = What would be delivered is not exactly what you chose, so we stopped. Nothing has been ordered or charged. Choose the amount again.
checkout-conflict = An order from this form already exists, with other details. Look at that order first. To place another one besides it, place the order again.
checkout-conflict-link = See that order
checkout-blocked = Our supplier refuses orders from your internet connection at the moment. Nothing has been ordered or charged. Turn off your VPN if you use one, try another connection, or try again in a few minutes.
checkout-queue-title = You’re in line
checkout-queue-text = Our supplier takes only so many orders at a time. We’ll send yours when its turn comes and take you to the payment. Keep this page open: it checks by itself. Nothing has been ordered or charged yet.
checkout-queue-seconds =
    { $n ->
        [one] About { $n } second
       *[other] About { $n } seconds
    }
checkout-queue-minutes =
    { $n ->
        [one] About { $n } minute
       *[other] About { $n } minutes
    }
checkout-queue-lost-title = Your place in line was lost
checkout-queue-lost-text = Your order wasn’t sent, and nothing was charged. Go back to the checkout and place it again.
checkout-queue-again = Back to checkout
checkout-too-many-unpaid = Several of your orders are still waiting for payment. Pay one, or wait until one expires, and then place this order. You can find them under “My orders”.
checkout-unavailable = The order could not be checked right now. Nothing has been ordered or charged, and what you entered is still here. Try again in a moment.
checkout-not-sent = The order could not be sent. Nothing has been ordered or charged, and what you entered is still here. Try again in a moment.
checkout-name-note = Cryptorefills takes { $coin } on { $network } only from buyers whose full name it has on file, and this shop does not ask for names. If it has none of you, the order is refused before anything is charged. Another network works without.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Promotional code (optional)
checkout-coupon-hint = It is checked when you place the order; you see the new total before anything is ordered.
checkout-coupon-wrong = A code has letters, digits and dashes only. Check it, or leave it empty.
checkout-coupon-title = Your code is accepted
checkout-coupon-text = The total is { $new } instead of { $old }. Nothing has been ordered or charged yet: place the order at this price.

problem-amount-less-then-minimum-allowed = The total is below the least that Cryptorefills takes for an order. Choose a larger amount.
problem-maximum-amount-per-order-exceeded = The total is above the most that Cryptorefills takes for one order. Choose a smaller amount, or order in parts.
problem-product-count-exceeded = These are more items than Cryptorefills takes in one order. Order some of them separately.
problem-multiple-limited-product-same-order = Cryptorefills sells this item only once in an order. Order the next one separately.
problem-daily-spending-limit-exceeded = With this order you would pass the daily limit that Cryptorefills has for buyers without an account. Choose a smaller amount, or try again tomorrow.
problem-monthly-spending-limit-exceeded = With this order you would pass the monthly limit that Cryptorefills has for buyers without an account. Choose a smaller amount, or try again next month.
problem-fullname-missing = For this coin on this network Cryptorefills needs a full name on file, which this shop does not ask for. Choose another network or coin: they work without.
problem-kyc-missing = Cryptorefills sells this only to buyers whose identity it has verified, and this shop sells without accounts. Choose a smaller amount or another brand.
problem-kyc-pending = Cryptorefills is still verifying your identity, which usually takes 20 minutes and at most two days. Nothing has been ordered. Try again later, or choose a smaller amount.
problem-verification-required = Cryptorefills needs a verification for this purchase that this shop cannot do. Choose a smaller amount or another brand.
problem-login-required = Cryptorefills sells this only to buyers with an account there, and this shop sells without accounts. Choose another brand.
problem-coupon-requires-login = This code is for buyers with an account at Cryptorefills. Order without it, or try another one.
problem-not-available-product = This amount is not on sale right now. Choose another amount.
problem-out-of-stock = This amount has just sold out. Choose another amount.
problem-not-active = This item is switched off for now. Choose another one.
problem-invalid-beneficiary-account = The address or number to deliver to was not accepted. Check it and correct it.
problem-invalid-email-domain = Nothing can be delivered to this email provider. Enter an address at another one.
problem-not-allowed-payment-via = This way to pay is not possible for this item. Choose another coin or network.
problem-unsupported-protocol-coin-combination = This coin cannot be paid on this network. Choose another network.
problem-suspended-coin = Payments in this coin are suspended for now. Choose another coin.
problem-suspended-network = Payments on this network are suspended for now. Choose another network.
problem-coupon-not-found = There is no such code. Check its letters and digits, or order without it.
problem-already-spent = This code has been used already. Order without it, or try another one.
problem-max-usage-reached = This code has been used as often as it may be. Order without it, or try another one.
problem-expired = This code has expired. Order without it, or try another one.
problem-below-min-amount = This code needs a larger total. Choose a larger amount, or order without it.
problem-not-valid-for-user = This code is for other buyers. Order without it, or try another one.
problem-not-valid-for-category = This code is not valid for this category. Order without it, or try another one.
problem-not-valid-for-kind = This code is not valid for this kind of product. Order without it, or try another one.
problem-not-valid-for-brand = This code is not valid for this brand. Order without it, or try another one.
problem-not-valid-for-country = This code is not valid for this country. Order without it, or try another one.
problem-not-valid-for-store = This code is not valid in this shop. Order without it, or try another one.
problem-invalid-denomination = This amount is not on sale any more. Choose another one.
problem-invalid-product-value = This amount was not accepted. Choose one within the limits shown.
problem-amount-too-low = This amount is too small. Choose a larger one.
problem-amount-too-high = This amount is too large. Choose a smaller one.
problem-country-not-supported = This item cannot be bought for this country. Choose another country at the top.
problem-invalid-request = The order was not accepted as it stands. Nothing has been charged. Choose the amount again, and check your entries.
problem-not-found = What you chose was not found any more. Nothing has been charged. Choose again.
problem-unknown = The order was not accepted, and the reason was not given. Nothing has been charged. Try another amount, coin or network, or write to support.

## Order

order-title = Order: { $phase }
order-number = Order
order-receipt = Receipt
order-placed-at = Placed { $when }
order-pay-title = Pay with { $coin } on { $network }
order-pay-title-rest = Pay the rest with { $coin } on { $network }
order-checked = Last checked { $age } ago. Our supplier is busy, and this page keeps checking. The amount and the address below stay the same.
order-send-exactly = Send exactly
order-to-address = To this address
order-to-invoice = On this invoice
order-fee-hint = This much has to arrive. Exchanges take their fee from it: add it on top.
order-received = { $received } of { $total } { $coin } arrived. Add your exchange’s fee on top.
order-time-left = Time left
order-open-wallet = Open in wallet
order-qr = QR code: { $amount } { $coin } on { $network }
order-token-account = The address below is an account for { $coin }, not a wallet. Send there by hand only from a wallet or an exchange that can pay to a token account. Most wallets cannot, and money sent from one that guesses is lost.
order-token-account-link = Scan the code, or open the link on the device with your wallet: the wallet asks this shop for the payment and shows it to you before you sign.
order-token-account-button = Pay with the button for browser wallets below: it prepares the payment for your wallet to sign.
order-token-account-other = This shop cannot prepare this payment for your wallet. We recommend ordering again on another network.
order-token-account-such-as = This shop cannot prepare this payment for your wallet. We recommend ordering again and paying with { $coin } on { $network }.
order-only = Only { $coin }, only on { $network }.
order-only-why = Coins sent on another network do not arrive and usually cannot be brought back.
order-copy-amount = Copy amount
order-copy-address = Copy address
order-copy-invoice = Copy invoice
order-copy-code = Copy code
order-copied = Copied
order-copy-by-hand = Selected: press Ctrl+C or ⌘C, or hold and choose Copy.
order-reveal = Reveal code
order-reveal-failed = The code could not be fetched. It is safe; try again in a moment. It was sent by email too.
order-code = Code
order-pin = PIN
order-link = Link
order-picture-elsewhere = A picture of this code lies at an address that this shop does not know:
order-copy-picture = Copy the address
order-open-picture = Open the picture
order-barcode = Barcode of the card
order-code-qr = QR code of the card
order-serial = Serial
order-security-code = Security code
order-reference = Operator’s reference
order-open-link = Open the card
order-esim-qr = QR code that installs the eSIM
order-esim-iphone = Install on this iPhone
order-esim-server = SM-DP+ address
order-esim-copy-server = Copy address
order-esim-activation = Activation code
order-esim-copy-activation = Copy activation code
order-esim-how = How to install
order-esim-how-iphone = iPhone: press the button above, or Settings, Mobile Data, Add eSIM, Use QR Code. On iOS before 17.4 the button does nothing; scan the code from another screen.
order-esim-how-android = Android: Settings, Network or Connections, SIMs, Add eSIM, then scan the code, or choose to enter it and paste the address and the activation code.
order-esim-once = Install over Wi-Fi and only once: most codes work a single time. Turn data roaming on for this eSIM on arrival.
order-how-to-redeem = How to redeem
order-on-its-way = On its way
order-credited = Credited. Nothing to redeem.
order-line-failed = This one could not be delivered.
order-line-missing = No code yet
order-surplus = You sent { $surplus } { $coin } more than was asked. It is not lost: write to support for it.
order-refunded = Given back: { $sum }.
solana-pay-message = { $amount } { $coin } to { $shop }
solana-pay-account = This account cannot pay the order. Use your wallet’s main account.
solana-pay-over = This order takes no payment any more. Send nothing.
solana-pay-later = The payment could not be prepared right now. Try again in a moment.
order-print = Print
order-full-receipt = Receipt to keep
order-simulate = Simulate payment
order-simulate-why = Sandbox: nothing is sent to this address.
order-support = Write to support
order-again = Order again
help-preparing-title = This takes longer than usual
help-preparing-text = Making the address sometimes takes a few minutes. You have not been charged, and this page goes on by itself.
help-unseen-title = Already sent it?
help-unseen-text = Exchanges often send with a delay. Look in your wallet or exchange whether it has left, to this address and on this network. Do not send it a second time: it is found as soon as the network shows it.
help-confirming-title = Confirming takes longer than usual
help-confirming-text = Networks are busy at times, and a low fee makes it slower. Your payment has been seen and is on record; do not send it again.
help-issuing-title = Issuing takes longer than usual
help-issuing-text = Your payment is on record and is not lost. Suppliers sometimes take a while; what you ordered comes here and by email as soon as it is there.
help-how = If it stays like this, write to support and send them these:
support-title = Details for support
support-why = Copy these or mail them if you need help. There is no code and no email address in them.
support-hold = This page renews itself. Hold it still
support-copy = Copy details
support-add = Add
support-hash = Transaction hash
support-hash-hint = Your wallet or exchange shows it. It helps to find the payment.
support-state = State
support-network = Network
support-coin = Coin
support-amount = Amount
support-received = Received
support-address = Address
support-placed = Placed
support-paid = Paid
support-delivered = Delivered
support-since = In this state since
support-told = As of
receipt-title = Receipt
receipt-unpaid = Not paid yet. This is a summary of the order, not a receipt.
receipt-number = Order number
receipt-placed = Placed
receipt-paid = Paid
receipt-status = State
receipt-lines = What was ordered
receipt-owed = Total
receipt-received = Received
receipt-network = Network
receipt-address = Paid to
receipt-seller = Sold by { $seller }, merchant of record. { $shop } is the shop front.
receipt-no-codes = Codes are not on a receipt. They stay on the order’s page and in the email that brought them.
receipt-back = Back to the order

reprice-title = Accept the new amount?
reprice-agreed = You agreed to
reprice-asked = The order now costs
reprice-dearer = { $difference } { $coin } more
reprice-cheaper = { $difference } { $coin } less
reprice-accept = Accept { $amount } { $coin }
reprice-decline = Not worth it to you? Do nothing: the order ends by itself, and nothing is charged.

timeline-label = Progress
usual-step = This usually takes { $span }.
usual-network = On { $network } this usually takes { $span }.
usual-sent = Once sent, a payment on { $network } usually takes { $span }.
span-seconds = a few seconds
span-under =
    { $n ->
        [one] less than a minute
       *[other] less than { $n } minutes
    }
span-minutes = { $from } to { $to } minutes
span-hours = up to { $n } hours
stage-placed = Placed
stage-paid = Paid
stage-sourced = Issued
stage-delivered = Delivered
stage-now = Now
stage-held = On hold
stage-part = In part
stage-stopped = Stopped

phase-placing-title = Placing your order
phase-placing-text = Your order is being sent right now. Nothing has been charged.
phase-placing-next = Nothing to do. This page goes on by itself; do not order again.
phase-unconfirmed-title = We are checking this order
phase-unconfirmed-text = The answer to your order was lost on the way, so we do not know yet whether it was placed. It will not be sent twice, and you have not been charged.
phase-unconfirmed-next = Do not order again yet. Look again in a while; if nothing has changed, write to support with the order number.
phase-not-placed-title = The order was not placed
phase-not-placed-text = It was stopped before there was anything to pay. Nothing has been charged.
phase-not-placed-next = Choose again. Another amount, coin or network may work.
phase-preparing-title = Preparing your payment
phase-preparing-text = Your order is placed. The address to pay to is being made.
phase-preparing-next = Nothing to do yet. The address appears here by itself.
phase-awaiting-payment-title = Waiting for your payment
phase-awaiting-payment-text = Your order is placed. It goes on as soon as your payment is seen.
phase-awaiting-payment-next = Send the amount below, in one payment. This page follows by itself.
phase-awaiting-payment-unshown = The payment details cannot be shown right now. Send nothing until they appear here; this page keeps asking.
phase-repriced-title = The price has changed
phase-repriced-text = Your order is placed, but it costs another amount than the one you agreed to. Nothing has been charged.
phase-repriced-next = Compare the two amounts and decide. Send nothing before you have accepted: until then there is no address to pay to.
phase-underpaid-title = A part has arrived
phase-underpaid-text = Less than the full amount has arrived. What you sent has been seen and counts towards this order.
phase-underpaid-next = Send the rest to the same address, on the same network.
phase-underpaid-unshown = What is still to be paid cannot be shown right now. Send nothing more until it appears here; this page keeps asking.
phase-underpaid-next-invoice = A Lightning invoice cannot be paid a second time. Send nothing more; write to support with the order number, so that what arrived is not left lying.
phase-seen-title = Payment seen
phase-seen-text = The whole amount has been seen. It counts as soon as the network has confirmed it.
phase-seen-next = Nothing more to send. This page goes on by itself.
phase-confirming-title = Confirming your payment
phase-confirming-text = Your payment is on the network, and the network is confirming it.
phase-confirming-next = Nothing to do, and nothing more to send. You may close this page: the codes come by email too.
phase-sourcing-title = Preparing your order
phase-sourcing-text = Your payment is confirmed. What you ordered is being issued.
phase-sourcing-next = Nothing to do. You may close this page: the codes come by email too.
phase-recovered-title = Your late payment was found
phase-recovered-text = It came after the time to pay was over and was accepted all the same. What you ordered is being issued.
phase-recovered-next = Nothing to do, and nothing to send again. The codes appear here and come by email too.
phase-arriving-title = The first part is here
phase-arriving-text = Some of what you ordered has been delivered. The rest is still being issued.
phase-arriving-next = You can use what is here already. The rest appears below by itself and comes by email too.
phase-review-title = A person is looking at it
phase-review-text = Your payment has arrived and is on record. The order needs a look by hand before it goes on.
phase-review-next = Nothing to do, and nothing to send again. This can take up to 24 hours; the result appears here and goes to your email.
phase-overpaid-title = You sent more than was asked
phase-overpaid-text = Your payment is on record with this order, and on hold because it is more than the amount. Nothing of it is lost.
phase-overpaid-next = Send nothing more. A person looks at it, usually within 24 hours; for what was too much, write to support with the order number.
phase-held-title = Your payment is on hold
phase-held-text = A payment has arrived, but not as expected. It is on record with this order.
phase-held-next = Send nothing more. A person looks at it, usually within 24 hours; write to support with the order number if you have a question.
phase-parked-title = Do not pay for this order
phase-parked-text = The payment details that came back do not match what you chose, so we stopped here. Nothing has been charged.
phase-parked-next = Send nothing for this order. Order again; if you have sent something already, write to support with the order number.
phase-delivered-title = Your order is here
phase-delivered-text = Everything has been delivered, and it was sent by email too.
phase-delivered-next = Reveal a code when you are alone with the screen. Keep it like cash; once shown, it cannot be returned.
phase-delivered-late-title = Paid late, delivered after all
phase-delivered-late-text = Your payment came after the time to pay was over and was accepted all the same. Everything has been delivered, and it was sent by email too.
phase-delivered-late-next = Do not order again. Reveal a code when you are alone with the screen; once shown, it cannot be returned.
phase-delivered-without-code-title = A code is a moment behind
phase-delivered-without-code-text = The order is complete. A code is still on its way to this page.
phase-delivered-without-code-next = Nothing to do. It appears here by itself and comes by email too.
phase-code-missing-title = Your code has not come yet
phase-code-missing-text = The order is complete, but no code has reached this page. Your payment and your order are on record.
phase-code-missing-next = Look in your email and its spam folder: the code is sent there too. If it is not there either, write to support with the order number.
phase-partly-delivered-title = A part of your order is here
phase-partly-delivered-text = Some of what you ordered has been delivered, and some could not be. Below you see which.
phase-partly-delivered-next = You can use what is here. For what is missing, a refund is usually offered by a link in your email; if none comes within a business day, write to support with the order number.
phase-undelivered-title = Your order could not be delivered
phase-undelivered-text = Nothing of what you ordered could be delivered. Your payment is on record with this order.
phase-undelivered-next = Send nothing more. A refund is usually offered by a link in your email within a business day; if none comes, write to support with the order number.
phase-expired-title = The time to pay is over
phase-expired-text = No payment was seen in time, so the price is no longer held. Nothing has been charged.
phase-expired-next = Not paid yet? Do not pay now; order again. Already sent it? Do not send it a second time: for about a day a late payment may still be found, and this page shows it.
phase-expired-underpaid-title = The time is over, a part has arrived
phase-expired-underpaid-text = Less than the full amount arrived in time, so the price is no longer held. What you sent has been seen and is on record with this order.
phase-expired-underpaid-next = Send nothing more to this address. Write to support with the order number and the transaction, so that what arrived is not left lying.
phase-expired-after-payment-title = Payment seen, but not in time
phase-expired-after-payment-text = Your payment arrived after the time to pay was over. It has been seen and is on record with this order.
phase-expired-after-payment-next = Send nothing more. A late payment may still be accepted, usually within 24 hours; if nothing changes, write to support with the order number.
phase-payment-failed-title = The payment did not go through
phase-payment-failed-text = The payment could not be completed, so nothing was delivered.
phase-payment-failed-next = Look in your wallet. If the coins are still there, order again. If they have left it, write to support with the order number.
phase-setup-failed-title = The payment could not be set up
phase-setup-failed-text = No address to pay to could be made. Nothing has been charged.
phase-setup-failed-next = Order again, if need be with another coin or network.
phase-refunded-title = Refunded
phase-refunded-text = Your payment for this order is given back, in the same coin and on the same network.
phase-refunded-next = Look in your email for the link: there you enter the address of your own wallet. It is valid for 90 days, and the coins usually come within a business day. No email? Look in the spam folder, then write to support.
phase-canceled-title = The order was canceled
phase-canceled-text = It does not go on. If you have not paid, nothing has been charged.
phase-canceled-next = Do not pay for it any more. If you have paid already, write to support with the order number.
phase-in-progress-title = Your order is in progress
phase-in-progress-text = It is being worked on, and everything so far is on record.
phase-in-progress-next = Nothing to do. This page shows what is new by itself.

## Browser wallets

wallet-open = Pay from a browser wallet
wallet-open-why = For wallets that are installed in this browser. Nothing is connected until you choose one.
wallet-missing = This could not be loaded. Try again, or pay to the address above.
wallet-choose = Choose a wallet
wallet-none = No wallet for { $network } was found in this browser. Pay with the QR code or the address above.
wallet-another = Choose another wallet
wallet-connecting = { $wallet } is asking whether this page may see your account. Answer there.
wallet-elsewhere = { $wallet } is on another network. This order is paid on { $network }.
wallet-switch = Switch to { $network }
wallet-switching = { $wallet } is asking whether to change the network. Answer there.
wallet-fact-amount = Amount
wallet-amount-on = { $amount } { $coin } on { $network }
wallet-fact-to = To
wallet-fact-from = From
wallet-send = Send { $amount } { $coin }
wallet-compare = Your wallet shows the payment once more. Confirm it only if amount and recipient are the same there; for a token it may name the token’s contract as well.
wallet-checking = Looking at the order once more…
wallet-sending = Confirm the payment in { $wallet }. Nothing is sent until you do.
wallet-sandbox-evm = Sandbox: use a wallet without money. Where one sends for real, the coins are lost: nobody has the key to this address.
wallet-sandbox-solana = Sandbox: the payment is made for a network that does not exist. A real wallet refuses it.
wallet-sent = Sent from your wallet
wallet-sent-next = Do not pay again. The order notices the payment by itself once the network has confirmed it.
wallet-hash = Transaction
wallet-copy-hash = Copy transaction
wallet-unclear = Your wallet has not said whether it sent
wallet-unclear-next = Look into your wallet first. If the payment is there, wait: the order notices it by itself. Pay again only if nothing was sent.
wallet-unclear-again = Nothing was sent: try again
wallet-rejected = You said no in the wallet. Nothing was sent.
wallet-unknown-chain = This wallet does not know the network. Add it in the wallet’s settings, or pay with the QR code or the address above. Nothing was sent.
wallet-busy = The wallet is still waiting for an answer from you. Open it, answer, then try again.
wallet-silent = The wallet does not answer. Open it and look whether it is waiting for you.
wallet-failed = The wallet did not do as it was asked. Try again, choose another one, or pay with the QR code or the address above.
wallet-no-account = The wallet named no account that can pay this order. Nothing was sent.
wallet-other-account = The wallet has changed to another account. Nothing was sent. Choose it again to pay from that one.
wallet-still-elsewhere = The wallet is not on this order’s network. Nothing was sent.
wallet-changed = The order has changed since you looked. Nothing was sent. Look at it again before you send.
wallet-not-payable = This order takes no payment any more. Nothing was sent.
wallet-no-way = This payment cannot be prepared for a wallet in the browser. Pay with the QR code or the address above.
wallet-not-prepared = The payment could not be prepared. Nothing was sent. Try again in a moment, or pay with the QR code or the address above.

## Orders of this device

orders-title = Your orders
orders-intro = Orders placed in this browser. They are kept on no account, so keep the emails too.
orders-empty-text = No order was placed in this browser. If you ordered elsewhere, the codes are in the email you received.
orders-find = Find a gift card
orders-elsewhere-title = Bought on another device?
orders-elsewhere-text = The address you ordered with. If there are orders for it, you get a link that opens them here.
orders-elsewhere-send = Send me a link
orders-elsewhere-none = This shop sends no mail of its own, so an order opens only in the browser that placed it. The codes are also in the email you received for it.
orders-asked-title = Check your email
orders-asked-text = If there are orders for that address, a link is on its way. It works once, for { $minutes } minutes.
orders-asked-hint = Nothing there after a few minutes? Look among unwanted mail, and see that it is the address you ordered with. One address gets at most { $count } links an hour.
orders-back = Back to your orders
orders-open-title = Open your orders here?
orders-open-text = Press the button, and this browser shows every order that was placed with your email address until now, codes included.
orders-open-go = Open my orders
orders-open-hint = Do this on a device of your own only. You did not ask for it? Then close this page; nothing has been opened.
orders-granted = Some of these orders were placed elsewhere and opened here by email. They close by themselves after 24 hours.
orders-close = Close them here
orders-forget-text = Is this not your own device? Let this browser forget your orders. It loses access to all of them, also to those that wait for payment. You can open them again by email.
orders-forget-text-no-mail = Is this not your own device? Let this browser forget your orders. It loses access to all of them, also to those that wait for payment. This shop sends no mail of its own, so they cannot be opened here again: the codes are in the emails you received.
orders-forget = Forget this browser
order-codes-retired = This order ended long ago, so its codes are no longer shown here. They are in the email you received.
link-ask = Ask for a new link
link-unreadable-title = This link cannot be read
link-unreadable-text = It was cut short on its way, or was not made by this shop. Nothing was opened. Copy the whole link from the email, or ask for a new one.
link-expired-title = This link is too old
link-expired-text = A link works for { $minutes } minutes. Nothing was opened here. Ask for a new one.
link-spent-title = This link was used before
link-spent-text = A link works once, and this one has opened orders on another device. Nothing was opened here. If that was not you, somebody reads your mail: change its password first, then ask for a new link.

## Letters

mail-link-subject = Your orders at { $shop }
mail-link-text =
    Hello,

    someone, most likely you, asked { $shop } to open the orders of this email address on another device. Open this link there and press the button:

    { $link }

    The link works once, for { $minutes } minutes.

    If it was not you, do nothing. Nothing has been opened, and without the link nothing will be.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Mobile top-up
top-up-lead = Choose the country and type the number to see who can top it up. Amounts are credited to the number, or come as a PIN by email.
top-up-country = Country
top-up-number = Phone number
top-up-number-hint = With or without the country code. You may also leave it empty and type it later.
top-up-show = Show operators
top-up-for = Number to be credited: { $number }
top-up-results = Operators
top-up-empty = No operators are sold for this country right now ({ $country }). Choose another country, or look again later.
top-up-switch = Show operators of its own country: { $country }
places-country-wrong = There is no such country. Choose one from the list.
places-popular = Popular
places-all = All countries
plan-data-unlimited = Unlimited data
plan-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
plan-minutes-unlimited = Unlimited calls
plan-texts =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
plan-texts-unlimited = Unlimited texts
plan-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## eSIMs

esim-title = eSIM
esim-lead = Mobile data for a trip: choose where you are going, scan one code, and go online on arrival.
esim-destination = Destination
esim-show = Show plans
esim-elsewhere = Another destination
esim-plans = Plans
esim-by-data = Data
esim-by-days = Days
esim-sort = Sort by
esim-sort-price = Price
esim-sort-data = Data
esim-sort-days = Days
esim-any = Any
esim-unlimited = Unlimited
esim-none-like-this = No plan for this destination is like that.
esim-all-plans = Show all plans
esim-empty = No eSIMs are sold for this destination right now ({ $country }). Choose another one, or look again later.
esim-device-title = Before you pay: does your phone take an eSIM?
esim-device-text = It must support eSIM and must not be locked to one operator. A delivered eSIM is not taken back.
esim-device-how = How to check
esim-device-dial = Dial *#06#. If an EID is among the numbers shown, the phone supports eSIM.
esim-device-iphone = iPhone: Settings, General, About. Beside “Carrier Lock” it should say “No SIM restrictions”.
esim-device-android = Android: Settings, Network or Connections, SIMs. There should be a way to add an eSIM; ask your operator whether the phone is unlocked.

## Errors

failure-bad-request-title = That link cannot be read
failure-bad-request-text = Something in the address or the form is not as it should be. Nothing was ordered. Go back and choose again.
failure-choice-title = This amount cannot be chosen
failure-choice-text = The amount is not one that is on sale. Nothing was ordered. Choose another one.
failure-rail-title = This way to pay is not possible
failure-rail-text = The coin or network is not offered now, or the amount is too small for it. Nothing was ordered. Choose another one.
failure-not-found-title = There is nothing here
failure-not-found-text = The page you asked for does not exist, or it is not yours to see. Nothing else is affected.
failure-nothing-to-sell-title = Nothing to sell right now
failure-nothing-to-sell-text = This brand has no amounts on sale at the moment. Nothing was ordered. Look again later, or choose another brand.
failure-no-price-title = No price right now
failure-no-price-text = There is no price for this choice at the moment, and without one nothing is sold. Nothing was ordered. Try another amount or coin.
failure-not-payable-title = This order takes no payment now
failure-not-payable-text = It was paid, has ended, or cannot be paid this way. Nothing was sent by this request. Look at the order.
failure-too-many-title = A moment, please
failure-too-many-text = Too many requests came from your connection. Your orders are safe. Wait a moment, then try again.
failure-blocked-title = Your connection was refused
failure-blocked-text = Our supplier refuses requests from your internet connection at the moment. Nothing was ordered. Turn off your VPN if you use one, try another connection, or try again in a few minutes.
failure-unavailable-title = The counter is closed for a moment
failure-unavailable-text = Products and prices cannot be read just now. Nothing was ordered by this request, and orders already placed go on by themselves. Try again in a moment.
failure-internal-title = Something went wrong here
failure-internal-text = The fault is ours. Orders already placed go on by themselves. Before you order again, look at your orders.

error-400-title = That link cannot be read
error-400-text = Something in the address or the form is not as it should be. Nothing was ordered. Go back and choose again.
error-403-title = This form was not accepted
error-403-text = It did not seem to come from this shop’s own page. Nothing was ordered. Open the page again and send the form from there.
error-404-title = There is no such page
error-404-text = The link may be old or have a typing mistake. Nothing else is affected.
error-404-brand-title = There is no such brand here
error-404-brand-text = It may be sold for another country, or the link has a typing mistake.
error-404-order-title = This order cannot be shown here
error-404-order-text = An order is shown only in the browser it was placed in. Open it there; the codes are also in the email you received.
error-404-order-by-mail = An order is shown in the browser in which it was placed. On the page of your orders you can open it here by its email address.
error-404-near = Close to what you asked for
error-409-title = This cannot be bought right now
error-409-text = It has sold out, or there is no price for it at the moment. Nothing was ordered. Choose something else, or look again later.
error-413-title = That was too much at once
error-413-text = The form held more than this shop takes. Nothing was ordered. Go back and send less.
error-429-title = A moment, please
error-429-text = Too many requests came from your connection. Your orders are safe. Wait a moment, then try again.
error-429-wait =
    { $seconds ->
        [one] Try again in { $seconds } second.
       *[other] Try again in { $seconds } seconds.
    }
error-500-title = Something went wrong here
error-500-text = The fault is ours. Orders already placed go on by themselves. Before you order again, look at your orders.
error-503-title = The counter is closed for a moment
error-503-text = Products and prices cannot be read just now. Orders already placed go on by themselves. Try again in a moment.
error-home = Go to the start page
error-try-again = Try again
error-brands = All gift cards
error-orders = Your orders
