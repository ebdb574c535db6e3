# The shop's texts in English. Keys are <page>-<thing>; the other three files have the same keys with
# the same variables. Write as a good shop does: short sentences, active voice, everyday words, American
# spelling. An error says what happened and what to do next; what concerns money is exact.

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
shell-powered = Powered by Cryptorefills, the merchant of record. Cryptorefills sells and delivers the products on this site; { $shop } is the storefront.
shell-help = Help and terms
shell-support = Support
shell-terms = Terms of sale
shell-privacy = Privacy
shell-breadcrumb = You are here

## Home

home-title = Buy gift cards with crypto
home-description = Buy gift cards, mobile top-ups and eSIMs with crypto from your own wallet. No account needed.
home-heading = Buy gift cards with crypto
home-lead = Choose a brand, pay from your own wallet, and get your code here and by email. No account needed.
home-featured = Featured brands
home-all-brands =
    { $count ->
        [one] View the brand
       *[other] All { $count } brands
    }
home-categories = Categories
home-how = How it works
home-how-choose-title = Choose a card and an amount
home-how-choose-text = See the price in your coin right away. We keep it up to date.
home-how-pay-title = Pay from any wallet
home-how-pay-text = Scan the QR code or copy the address. A timer shows how long you have.
home-how-receive-title = Get your code
home-how-receive-text = On your order page and by email.
home-also = More ways to shop
home-top-up = Top up any phone, at home or abroad
home-esim = Mobile data abroad without a new SIM card

## Catalogue

brands-title = Gift cards · { $country }
brands-heading = Gift cards · { $country }
brands-description = Gift cards, mobile top-ups and eSIMs for { $country }, paid in crypto.
brands-intro = Gift cards often work only in the country they’re sold for. To shop for another country, change it at the top of the page.
brands-search-title = Results for “{ $query }”
brands-results = Results
brands-count =
    { $count ->
        [one] { $count } brand
       *[other] { $count } brands
    }
brands-filters = Filters
brands-kind = Type
brands-kind-all = All products
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
brands-empty-title = No results for “{ $query }”
brands-empty-text = Check the spelling, or try another country: some brands aren’t sold everywhere.
brands-empty-filters-title = No brands match these filters
brands-empty-filters-text = Remove a filter to see more.
brands-near = Similar results
brands-none = No brands are available for this country right now. Choose another country at the top of the page, or check back later.
brands-none-of-these = Not what you’re looking for?
brands-all =
    { $count ->
        [one] View the brand
       *[other] View all { $count } brands
    }
brands-bad-category = There’s no category “{ $said }” in this country. Browse all gift cards instead.
brands-bad-kind = Unknown product type “{ $said }”. Choose one below.
brands-bad-sort = Brands can’t be sorted by “{ $said }”. Choose an option below.
brands-bad-page = There’s no page “{ $said }”. Start from the first page instead.

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
brand-description = Buy { $brand } ({ $country }) with crypto from your own wallet.
brand-about = About { $brand }
brand-works-in = Works in
brand-delivery = Delivery
brand-delivery-email = By email and on your order page
brand-text-in-english = Cryptorefills provides this text in English only.
brand-delivery-phone = Directly to the phone number
brand-how-to-redeem = How to redeem
brand-terms = Terms and conditions
brand-note = Good to know
brand-sold-out-title = Sold out
brand-sold-out-text = { $brand } is sold out for this country right now. Check back later, or choose another brand.
brand-closed-title = Unavailable right now
brand-closed-text = We can’t load the payment methods right now, so you can’t buy anything yet. Try again in a moment.
brand-later-title = Loading amounts
brand-later-text = We’re very busy right now, so amounts and prices take a little longer to load. This page refreshes automatically.
brand-ghost-title = No amounts available
brand-ghost-text = { $brand } has no amounts for sale right now. Check back later, or choose another brand.
brand-account-title = Not available here
brand-account-text = { $brand } is credited to a customer account, and this shop doesn’t support that. Choose another brand.
brand-emoney-title = You may need to verify your identity
brand-emoney-text = This is prepaid money. Cryptorefills may ask you to verify your identity before it accepts your order. You’ll know before you pay.

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
picker-suspended = Unavailable
picker-name = Name required
picker-token-account = Few wallets work
picker-name-hint = Stablecoins on Tron require your full name on file with Cryptorefills, and this shop doesn’t collect names. All other networks work without it.
picker-buy = Buy now
picker-show-price = Show price
picker-you-pay = You pay
picker-age = { $n } s ago
picker-age-minutes = { $n } min ago
picker-asking = Getting the price…
picker-choose = Choose an amount and a coin to see the price.
picker-refused = This amount isn’t available. Choose one within the limits shown.
picker-no-price = There’s no price for this selection right now. Try another amount or coin.
picker-unavailable = We can’t get the price right now. We’ll try again automatically.
picker-by-phone = Direct top-up
picker-by-email = PIN by email
picker-number = Phone number
picker-number-hint = Country: { $country } ({ $code }). Example: { $example }.
picker-number-mixed = Only needed for direct top-ups.
picker-number-read = Number to top up: { $number }
picker-account = This carrier also has amounts that are credited to a customer account. This shop doesn’t sell those.
picker-add = Add to cart
price-about = About { $money }
price-about-above = About { $money }, { $percent }% above face value

choice-missing = Choose an amount.
choice-not-a-number = Enter the amount in digits, such as 25 or 25.50.
choice-other-currency = This item is sold in { $currency }. Enter the amount in { $currency }, without another currency’s symbol.
choice-sold-out = This amount is sold out right now. Choose another one, or try again in a few minutes.
choice-not-on-sale = This amount is no longer available. Choose another one.
choice-below = The minimum is { $min }.
choice-above = The maximum is { $max }.
choice-off-step = This amount isn’t available. The closest amounts are { $below } and { $above }.
choice-recipient = Enter the phone number you want to top up.

## Cart

cart-title = Cart
cart-empty-text = Your cart is empty. You can buy up to ten gift cards, top-ups or eSIMs with a single payment.
cart-find = Browse gift cards
cart-more = Continue shopping
cart-room =
    { $count ->
        [0] Your cart is full
        [one] Room for one more
       *[other] Room for { $count } more
    }
cart-pay = Payment
cart-checkout = Checkout
cart-quantity = Quantity of { $item }
cart-fewer = Decrease quantity of { $item }
cart-add-one = Increase quantity of { $item }
cart-remove = Remove
cart-remove-item = Remove { $item }
cart-full = An order can have up to ten items, so nothing was added. Place this order first, or remove an item.
cart-below = Your total is below the minimum for this coin and network. Choose another way to pay, or add something.
cart-line-gone = Not available right now. Remove it to continue.
cart-line-no-price = No price in this coin right now. Choose another coin, or remove this item.
cart-line-unavailable = We can’t load the price right now. Reload the page in a moment.

phone-missing = Enter the phone number you want to top up.
phone-not-a-number = This isn’t a valid phone number for { $country }. Check the digits.
phone-mobile-mark-ar = This looks like a landline number. Mobile numbers in Argentina have a 9 after the country code (+54 9 11 2345-6789) or a 15 before the last digits (11 15 2345-6789). If this is a mobile phone, add it.
phone-mobile-mark-br = This number is missing the 9 that follows the area code in Brazilian mobile numbers, as in (11) 96123-4567. Add it.
phone-of-another-country = This number is from another country ({ $which }). This item only works with numbers from the country you chose ({ $country }).

## Checkout

checkout-title = Checkout
checkout-step-email = Delivery
checkout-step-pay = Payment
checkout-step-agree = Terms
checkout-email = Email
checkout-email-hint = Your codes are also sent here.
checkout-email-wrong = Enter a valid email address, such as name@example.com
checkout-email-meant = Did you mean { $email }?
checkout-email-sure = If the address you entered is correct, place the order again.
checkout-gift = Send as a gift (optional)
checkout-gift-hint = The recipient’s email address. Codes are emailed there instead of to you. They’re also on your order page, so you can pass them on yourself.
checkout-gift-wrong = Enter the recipient’s email address, or leave this field empty.
checkout-gift-meant = Did you mean { $email }? If the address you entered is correct, place the order again.
checkout-newsletter = Email me offers
checkout-pay-text = Pay with { $coin } on { $network }, from a wallet or exchange that sends on { $network }.
checkout-pay-next = You’ll get the payment address and a QR code on the next page.
checkout-change = Change
checkout-refund = Refund address (optional)
checkout-refund-hint = Your own { $coin } address on { $network }, in case you’re due a refund. If you’re not sure, leave it empty.
checkout-refund-hint-solana = Your own wallet’s Solana address, in case you’re due a refund. The wallet must have held { $coin } before, because a refund can’t open a token account for it. If you’re not sure, leave it empty.
checkout-refund-hint-lightning = Your own on-chain Bitcoin address (it starts with bc1, 1 or 3), in case you’re due a refund. Lightning invoices expire too soon for refunds. If you’re not sure, leave it empty.
checkout-refund-wrong = This doesn’t look like a valid address. Check it, or leave it empty.
checkout-refund-checksum = A character in this address is wrong or missing. Copy the address again, or leave it empty.
checkout-refund-network = This address is on { $other }. Refunds for this order are paid in { $coin } on { $network }. Enter your own address on that network, or leave it empty.
checkout-refund-other = This address is on another network. Refunds for this order are paid in { $coin } on { $network }. Enter your own address on that network, or leave it empty.
checkout-refund-unspendable = Nobody can spend coins sent to this address. Enter your own address, or leave it empty.
checkout-refund-token = This is the address of the { $coin } token itself, not of a wallet. Enter your own address, or leave it empty.
checkout-refund-lightning = Refunds can’t be paid to a Lightning invoice or address. Enter a Bitcoin address, or leave it empty.
checkout-agree = By placing the order, you agree to the { $terms } of Cryptorefills, which sells and delivers the products. You request immediate delivery and understand that a code can’t be returned after that.
checkout-agree-terms = terms of sale
checkout-place = Place order
checkout-busy = Placing your order…
checkout-not-charged = You won’t be charged yet. You’ll pay from your wallet on the next page.
checkout-summary = Summary
checkout-total = Total
checkout-errors =
    { $count ->
        [one] Please fix one problem
       *[other] Please fix { $count } problems
    }
checkout-changed-title = The price has changed
checkout-changed-text = You saw { $old }; the price is now { $new }. No order was placed, and you haven’t been charged. To accept the new price, place the order.
checkout-changed-old-lost = The price you saw is out of date; it’s now { $new }. No order was placed, and you haven’t been charged. To accept this price, place the order.
checkout-cookies = Your browser didn’t keep our cookie, and we need it to show you the order. No order was placed. Allow cookies for this site, then place the order again.
checkout-mismatch = What would be delivered doesn’t match your selection, so we stopped. No order was placed, and you haven’t been charged. Choose the amount again.
checkout-conflict = You’ve already placed an order from this form, with different details. View that order first. If you want another one, place the order again.
checkout-conflict-link = View that order
checkout-blocked = Our supplier is blocking orders from your internet connection right now. No order was placed, and you haven’t been charged. Turn off your VPN if you use one, try another connection, or try again in a few minutes.
checkout-queue-title = You’re in line
checkout-queue-text = Our supplier takes only so many orders at a time. We’ll place yours when it’s your turn and take you to the payment. Keep this page open: it updates automatically. No order has been placed yet, and you haven’t been charged.
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
checkout-queue-lost-title = You lost your place in line
checkout-queue-lost-text = Your order wasn’t placed, and you haven’t been charged. Go back to checkout and place it again.
checkout-queue-again = Back to checkout
checkout-too-many-unpaid = Several of your orders are still waiting for payment. Pay for one, or wait until one expires, then place this order. You’ll find them under “Orders”.
checkout-unavailable = We couldn’t check your order. No order was placed, and you haven’t been charged. What you entered is still here. Try again in a moment.
checkout-not-sent = We couldn’t send your order. No order was placed, and you haven’t been charged. What you entered is still here. Try again in a moment.
checkout-name-note = Cryptorefills accepts { $coin } on { $network } only from buyers whose full name it has on file, and this shop doesn’t collect names. If it doesn’t have yours, it will refuse the order before you’re charged. Other networks work without a name.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Promo code (optional)
checkout-coupon-hint = We check it when you place the order. You’ll see the new total before anything is ordered.
checkout-coupon-wrong = Promo codes have letters, digits and dashes only. Check yours, or leave it empty.
checkout-coupon-title = Promo code applied
checkout-coupon-text = The total is now { $new } instead of { $old }. No order has been placed yet, and you haven’t been charged. To buy at this price, place the order.

problem-amount-less-then-minimum-allowed = Your total is below the Cryptorefills minimum for one order. Choose a larger amount.
problem-maximum-amount-per-order-exceeded = Your total is above the Cryptorefills maximum for one order. Choose a smaller amount, or split it into several orders.
problem-product-count-exceeded = This is more than Cryptorefills allows in one order. Order some of the items separately.
problem-multiple-limited-product-same-order = Cryptorefills sells only one of this item per order. Order the next one separately.
problem-daily-spending-limit-exceeded = This order would exceed the Cryptorefills daily limit for buyers without an account. Choose a smaller amount, or try again tomorrow.
problem-monthly-spending-limit-exceeded = This order would exceed the Cryptorefills monthly limit for buyers without an account. Choose a smaller amount, or try again next month.
problem-fullname-missing = For this coin on this network, Cryptorefills needs your full name on file, and this shop doesn’t collect names. Choose another network or coin.
problem-kyc-missing = Cryptorefills sells this only to buyers with a verified identity, and this shop has no accounts. Choose a smaller amount or another brand.
problem-kyc-pending = Cryptorefills is still verifying your identity. This usually takes 20 minutes and never more than two days. No order was placed. Try again later, or choose a smaller amount.
problem-verification-required = Cryptorefills requires a verification for this purchase that this shop doesn’t support. Choose a smaller amount or another brand.
problem-login-required = Cryptorefills sells this only to its account holders, and this shop has no accounts. Choose another brand.
problem-coupon-requires-login = This code is only for buyers with a Cryptorefills account. Order without it, or try another one.
problem-not-available-product = This amount isn’t available right now. Choose another amount.
problem-out-of-stock = This amount just sold out. Choose another amount.
problem-not-active = This item is temporarily unavailable. Choose another one.
problem-invalid-beneficiary-account = The delivery address or number wasn’t accepted. Check it and correct it.
problem-invalid-email-domain = This email provider can’t receive deliveries. Enter an address from another provider.
problem-not-allowed-payment-via = This payment method isn’t available for this item. Choose another coin or network.
problem-unsupported-protocol-coin-combination = This coin isn’t available on this network. Choose another network.
problem-suspended-coin = Payments in this coin are temporarily unavailable. Choose another coin.
problem-suspended-network = Payments on this network are temporarily unavailable. Choose another network.
problem-coupon-not-found = This code doesn’t exist. Check it for typos, or order without it.
problem-already-spent = This code has already been used. Order without it, or try another one.
problem-max-usage-reached = This code has reached its usage limit. Order without it, or try another one.
problem-expired = This code has expired. Order without it, or try another one.
problem-below-min-amount = This code requires a larger total. Choose a larger amount, or order without it.
problem-not-valid-for-user = This code is for other customers. Order without it, or try another one.
problem-not-valid-for-category = This code isn’t valid for this category. Order without it, or try another one.
problem-not-valid-for-kind = This code isn’t valid for this type of product. Order without it, or try another one.
problem-not-valid-for-brand = This code isn’t valid for this brand. Order without it, or try another one.
problem-not-valid-for-country = This code isn’t valid for this country. Order without it, or try another one.
problem-not-valid-for-store = This code isn’t valid in this shop. Order without it, or try another one.
problem-invalid-denomination = This amount is no longer available. Choose another one.
problem-invalid-product-value = This amount wasn’t accepted. Choose one within the limits shown.
problem-amount-too-low = This amount is too small. Choose a larger one.
problem-amount-too-high = This amount is too large. Choose a smaller one.
problem-country-not-supported = This item isn’t available for this country. Choose another country at the top of the page.
problem-invalid-request = Your order wasn’t accepted. You haven’t been charged. Choose the amount again, and check what you entered.
problem-not-found = Your selection is no longer available. You haven’t been charged. Choose again.
problem-unknown = Your order wasn’t accepted, and we weren’t told why. You haven’t been charged. Try another amount, coin or network, or contact support.

## Order

order-title = Order: { $phase }
order-number = Order
order-receipt = Order summary
order-placed-at = Placed on { $when }
order-pay-title = Pay with { $coin } on { $network }
order-pay-title-rest = Pay the rest with { $coin } on { $network }
order-checked = Last checked { $age } ago. Our supplier is busy, and we keep checking. The amount and address below stay the same.
order-send-exactly = Send exactly
order-to-address = To this address
order-to-invoice = To this invoice
order-fee-hint = This exact amount must arrive. If your exchange deducts a fee, add it on top.
order-received = { $received } of { $total } { $coin } received. If your exchange deducts a fee, add it on top.
order-time-left = Time left
order-open-wallet = Open in wallet
order-qr = QR code: { $amount } { $coin } on { $network }
order-token-account = The address below is a { $coin } token account, not a wallet. Send to it manually only from a wallet or exchange that can pay to a token account. Most wallets can’t, and money they send to the wrong account is lost for good.
order-token-account-link = Scan the QR code, or open the link on the device with your wallet. Your wallet gets the payment from this shop and shows it to you before you sign.
order-token-account-button = Use the browser wallet button below: it prepares the payment for your wallet to sign.
order-token-account-other = This shop can’t prepare this payment for your wallet. We recommend ordering again on another network.
order-token-account-such-as = This shop can’t prepare this payment for your wallet. We recommend ordering again and paying with { $coin } on { $network }.
order-only = Send only { $coin }, and only on { $network }.
order-only-why = Coins sent on another network won’t arrive and usually can’t be recovered.
order-copy-amount = Copy amount
order-copy-address = Copy address
order-copy-invoice = Copy invoice
order-copy-code = Copy code
order-copied = Copied
order-copy-by-hand = Selected: press Ctrl+C or ⌘C, or touch and hold, then choose Copy.
order-reveal = Reveal code
order-reveal-failed = We couldn’t load your code. It’s safe, and it was also sent by email. Try again in a moment.
order-code = Code
order-pin = PIN
order-link = Link
order-picture-elsewhere = There’s an image of this code at an address this shop doesn’t know:
order-copy-picture = Copy image address
order-open-picture = Open image
order-barcode = Gift card barcode
order-code-qr = Gift card QR code
order-serial = Serial number
order-security-code = Security code
order-reference = Carrier reference
order-open-link = Open link
order-esim-qr = QR code to install the eSIM
order-esim-iphone = Install on this iPhone
order-esim-server = SM-DP+ address
order-esim-copy-server = Copy address
order-esim-activation = Activation code
order-esim-copy-activation = Copy activation code
order-esim-how = How to install
order-esim-how-iphone = iPhone: Tap the button above, or go to Settings > Cellular > Add eSIM > Use QR Code. Before iOS 17.4, the button doesn’t work: scan the code from another screen.
order-esim-how-android = Android: Go to Settings > Network (or Connections) > SIMs > Add eSIM. Scan the code, or choose to enter it manually and paste the address and the activation code.
order-esim-once = Install over Wi-Fi, and only once: most codes work a single time. When you arrive, turn on data roaming for this eSIM.
order-how-to-redeem = How to redeem
order-on-its-way = On its way
order-credited = Credited. Nothing to redeem.
order-line-failed = Couldn’t be delivered
order-line-missing = No code yet
order-surplus = You sent { $surplus } { $coin } too much. It isn’t lost: contact support to recover it.
order-refunded = Refunded: { $sum }.
solana-pay-message = { $amount } { $coin } to { $shop }
solana-pay-account = This account can’t pay the order. Use your wallet’s main account.
solana-pay-over = This order no longer accepts payment. Don’t send anything.
solana-pay-later = We couldn’t prepare the payment. Try again in a moment.
order-print = Print
order-full-receipt = View receipt
order-simulate = Simulate payment
order-simulate-why = Sandbox: nothing is sent to this address.
order-support = Contact support
order-again = Order again
help-preparing-title = This is taking longer than usual
help-preparing-text = Creating the payment address can take a few minutes. You haven’t been charged, and this page updates automatically.
help-unseen-title = Already sent it?
help-unseen-text = Exchanges often send with a delay. Check your wallet or exchange: has the payment left, to this address and on this network? Don’t send it again. We’ll find it as soon as it shows up on the network.
help-confirming-title = Confirmation is taking longer than usual
help-confirming-text = Networks can be busy, and a low fee slows a payment down. We’ve seen yours and recorded it. Don’t send it again.
help-issuing-title = Delivery is taking longer than usual
help-issuing-text = We have your payment; it isn’t lost. Suppliers sometimes need a while. Your order appears here and comes by email as soon as it’s ready.
help-how = Still waiting? Contact support and send them these:
support-title = Details for support
support-why = If you need help, copy these details or email them. They contain no code and no email address.
support-hold = Pause automatic refresh
support-copy = Copy details
support-add = Add
support-hash = Transaction hash
support-hash-hint = You’ll find it in your wallet or exchange. It helps us find your payment.
support-state = Status
support-network = Network
support-coin = Coin
support-amount = Amount
support-received = Received
support-address = Address
support-placed = Placed
support-paid = Paid
support-delivered = Delivered
support-since = Status since
support-told = As of
receipt-title = Receipt
receipt-unpaid = Not paid yet. This is an order summary, not a receipt.
receipt-number = Order number
receipt-placed = Placed
receipt-paid = Paid
receipt-status = Status
receipt-lines = Items
receipt-owed = Total
receipt-received = Received
receipt-network = Network
receipt-address = Paid to
receipt-seller = Sold by { $seller }, the merchant of record. { $shop } is the storefront.
receipt-no-codes = Receipts don’t include codes. You’ll find your codes on the order page and in the email they came in.
receipt-back = Back to order

reprice-title = Accept the new amount?
reprice-agreed = You agreed to
reprice-asked = The order now costs
reprice-dearer = { $difference } { $coin } more
reprice-cheaper = { $difference } { $coin } less
reprice-accept = Accept { $amount } { $coin }
reprice-decline = Don’t want it? Do nothing: the order expires on its own, and you won’t be charged.

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
stage-part = Partial
stage-stopped = Stopped

phase-placing-title = Placing your order
phase-placing-text = We’re sending your order. You haven’t been charged.
phase-placing-next = You don’t need to do anything. This page updates automatically. Don’t order again.
phase-unconfirmed-title = We’re checking this order
phase-unconfirmed-text = The reply to your order got lost, so we don’t know yet if it was placed. It won’t be sent twice, and you haven’t been charged.
phase-unconfirmed-next = Don’t order again yet. Check back in a while. If nothing has changed, contact support with your order number.
phase-not-placed-title = Your order wasn’t placed
phase-not-placed-text = It was stopped before there was anything to pay. You haven’t been charged.
phase-not-placed-next = Choose again. Another amount, coin or network may work.
phase-preparing-title = Preparing your payment
phase-preparing-text = Your order is placed. We’re creating the payment address.
phase-preparing-next = You don’t need to do anything yet. The address will appear here automatically.
phase-awaiting-payment-title = Waiting for your payment
phase-awaiting-payment-text = Your order is placed. It continues as soon as we see your payment.
phase-awaiting-payment-next = Send the amount below in one payment. This page updates automatically.
phase-awaiting-payment-unshown = We can’t show the payment details right now. Don’t send anything until they appear here. We keep checking.
phase-repriced-title = The price has changed
phase-repriced-text = Your order is placed, but it costs a different amount than you agreed to. You haven’t been charged.
phase-repriced-next = Compare the two amounts and decide. Don’t send anything before you accept: until then, there’s no payment address.
phase-underpaid-title = Partial payment received
phase-underpaid-text = Less than the full amount has arrived. What you sent counts toward this order.
phase-underpaid-next = Send the rest to the same address, on the same network.
phase-underpaid-unshown = We can’t show the remaining amount right now. Don’t send anything more until it appears here. We keep checking.
phase-underpaid-next-invoice = A Lightning invoice can’t be paid twice. Don’t send anything more. Contact support with your order number so we can trace your payment.
phase-seen-title = Payment detected
phase-seen-text = We’ve seen the full amount. It counts as soon as the network confirms it.
phase-seen-next = There’s nothing more to send. This page updates automatically.
phase-confirming-title = Confirming your payment
phase-confirming-text = Your payment is on the network, and the network is confirming it.
phase-confirming-next = There’s nothing more to do or send. You can close this page: your codes also come by email.
phase-sourcing-title = Preparing your order
phase-sourcing-text = Your payment is confirmed. We’re getting your order ready.
phase-sourcing-next = You don’t need to do anything. You can close this page: your codes also come by email.
phase-recovered-title = We found your late payment
phase-recovered-text = It came after the payment deadline, but it was accepted. We’re getting your order ready.
phase-recovered-next = You don’t need to do anything or send anything again. Your codes appear here and also come by email.
phase-arriving-title = Your first items are here
phase-arriving-text = Some of your order has been delivered. We’re still getting the rest ready.
phase-arriving-next = You can use what’s already here. The rest appears below automatically and also comes by email.
phase-review-title = Your order is being reviewed
phase-review-text = Your payment has arrived and is on record. The order needs a manual review before it continues.
phase-review-next = You don’t need to do anything or send anything again. This can take up to 24 hours. The result appears here and comes by email.
phase-overpaid-title = You sent too much
phase-overpaid-text = Your payment is on record with this order. It’s on hold because it’s more than the amount due. Your money isn’t lost.
phase-overpaid-next = Don’t send anything more. We review this by hand, usually within 24 hours. Contact support with your order number to recover the overpayment.
phase-held-title = Your payment is on hold
phase-held-text = A payment has arrived, but it isn’t what we expected. It’s on record with this order.
phase-held-next = Don’t send anything more. We review this by hand, usually within 24 hours. If you have questions, contact support with your order number.
phase-parked-title = Don’t pay for this order
phase-parked-text = The payment details we got don’t match your selection, so we stopped here. You haven’t been charged.
phase-parked-next = Don’t send anything for this order. Order again. If you’ve already sent something, contact support with your order number.
phase-delivered-title = Your order is here
phase-delivered-text = Everything has been delivered and also sent by email.
phase-delivered-next = Reveal a code only when nobody else can see your screen. Keep it like cash. Once revealed, it can’t be returned.
phase-delivered-late-title = Paid late, still delivered
phase-delivered-late-text = Your payment came after the deadline, but it was accepted. Everything has been delivered and also sent by email.
phase-delivered-late-next = Don’t order again. Reveal a code only when nobody else can see your screen. Once revealed, it can’t be returned.
phase-delivered-without-code-title = Your code is almost here
phase-delivered-without-code-text = Your order is complete. A code is still on its way to this page.
phase-delivered-without-code-next = You don’t need to do anything. Your code appears here automatically and also comes by email.
phase-code-missing-title = Your code hasn’t arrived yet
phase-code-missing-text = Your order is complete, but no code has reached this page. Your payment and order are on record.
phase-code-missing-next = Check your email and your spam folder: the code is sent there too. If you can’t find it, contact support with your order number.
phase-partly-delivered-title = Part of your order is here
phase-partly-delivered-text = Some of your order was delivered, and some couldn’t be. See which below.
phase-partly-delivered-next = You can use what’s here. For the rest, you usually get a refund link by email. If it doesn’t come within one business day, contact support with your order number.
phase-undelivered-title = We couldn’t deliver your order
phase-undelivered-text = Nothing you ordered could be delivered. Your payment is on record with this order.
phase-undelivered-next = Don’t send anything more. You usually get a refund link by email within one business day. If it doesn’t come, contact support with your order number.
phase-expired-title = Your order has expired
phase-expired-text = We didn’t see a payment in time, so the price is no longer guaranteed. You haven’t been charged.
phase-expired-next = Haven’t paid yet? Don’t pay now; order again. Already sent it? Don’t send it again: for about a day, a late payment can still be found, and this page will show it.
phase-expired-underpaid-title = Expired after a partial payment
phase-expired-underpaid-text = Less than the full amount arrived in time, so the price is no longer guaranteed. What you sent is on record with this order.
phase-expired-underpaid-next = Don’t send anything more to this address. Contact support with your order number and the transaction so we can trace your payment.
phase-expired-after-payment-title = Payment received too late
phase-expired-after-payment-text = Your payment arrived after the deadline. We’ve seen it, and it’s on record with this order.
phase-expired-after-payment-next = Don’t send anything more. A late payment may still be accepted, usually within 24 hours. If nothing changes, contact support with your order number.
phase-payment-failed-title = Your payment didn’t go through
phase-payment-failed-text = The payment couldn’t be completed, so nothing was delivered.
phase-payment-failed-next = Check your wallet. If the coins are still there, order again. If they’re gone, contact support with your order number.
phase-setup-failed-title = We couldn’t set up your payment
phase-setup-failed-text = We couldn’t create a payment address. You haven’t been charged.
phase-setup-failed-next = Order again. If it still doesn’t work, try another coin or network.
phase-refunded-title = Refunded
phase-refunded-text = Your payment for this order is being refunded, in the same coin and on the same network.
phase-refunded-next = Find the refund link in your email, and enter the address of your own wallet there. The link is valid for 90 days, and the coins usually arrive within one business day. No email? Check your spam folder, then contact support.
phase-canceled-title = Your order was canceled
phase-canceled-text = We won’t process it. If you haven’t paid, you won’t be charged.
phase-canceled-next = Don’t pay for it anymore. If you’ve already paid, contact support with your order number.
phase-in-progress-title = Your order is in progress
phase-in-progress-text = We’re working on it, and everything so far is on record.
phase-in-progress-next = You don’t need to do anything. This page shows updates automatically.

## Browser wallets

wallet-open = Pay with a browser wallet
wallet-open-why = For wallets installed in this browser. Nothing connects until you choose one.
wallet-missing = We couldn’t load this. Try again, or pay to the address above.
wallet-choose = Choose a wallet
wallet-none = No wallet for { $network } was found in this browser. Pay with the QR code or the address above.
wallet-another = Choose another wallet
wallet-connecting = { $wallet } is asking if this page may see your account. Answer in your wallet.
wallet-elsewhere = { $wallet } is on another network. This order must be paid on { $network }.
wallet-switch = Switch to { $network }
wallet-switching = { $wallet } is asking to switch networks. Answer in your wallet.
wallet-fact-amount = Amount
wallet-amount-on = { $amount } { $coin } on { $network }
wallet-fact-to = To
wallet-fact-from = From
wallet-send = Send { $amount } { $coin }
wallet-compare = Your wallet will show the payment again. Confirm it only if the amount and recipient match. For a token, your wallet may show the token’s contract as well.
wallet-checking = Checking the order once more…
wallet-sending = Confirm the payment in { $wallet }. Nothing is sent until you do.
wallet-sandbox-evm = Sandbox: use a wallet without money. If it sends real coins, they’re lost: nobody has the key to this address.
wallet-sandbox-solana = Sandbox: this payment is for a network that doesn’t exist. A real wallet will refuse it.
wallet-sent = Sent from your wallet
wallet-sent-next = Don’t pay again. Your order picks up the payment automatically once the network confirms it.
wallet-hash = Transaction
wallet-copy-hash = Copy transaction
wallet-unclear = We don’t know if your wallet sent it
wallet-unclear-next = Check your wallet first. If the payment is there, wait: your order picks it up automatically. Pay again only if nothing was sent.
wallet-unclear-again = Nothing was sent: try again
wallet-rejected = You declined in your wallet. Nothing was sent.
wallet-unknown-chain = Your wallet doesn’t know this network. Nothing was sent. Add the network in your wallet’s settings, or pay with the QR code or the address above.
wallet-busy = Your wallet is waiting for your answer. Open it, answer, then try again.
wallet-silent = Your wallet isn’t responding. Open it and check if it’s waiting for you.
wallet-failed = Your wallet couldn’t do this. Try again, choose another wallet, or pay with the QR code or the address above.
wallet-no-account = Your wallet didn’t share an account that can pay this order. Nothing was sent.
wallet-other-account = Your wallet switched to another account. Nothing was sent. To pay from that account, choose the wallet again.
wallet-still-elsewhere = Your wallet isn’t on this order’s network. Nothing was sent.
wallet-changed = The order has changed since you last looked. Nothing was sent. Review it before you send.
wallet-not-payable = This order no longer accepts payment. Nothing was sent.
wallet-no-way = This payment can’t be made from a browser wallet. Pay with the QR code or the address above.
wallet-not-prepared = We couldn’t prepare the payment. Nothing was sent. Try again in a moment, or pay with the QR code or the address above.

## Orders of this device

orders-title = Your orders
orders-intro = Orders placed in this browser. They aren’t saved to an account, so keep your emails too.
orders-empty-text = There are no orders in this browser yet. If you ordered somewhere else, your codes are in the email you received.
orders-find = Browse gift cards
orders-elsewhere-title = Ordered on another device?
orders-elsewhere-text = Enter the email address you ordered with. If it has orders, you’ll get a link that opens them here.
orders-elsewhere-send = Send me a link
orders-elsewhere-none = This shop doesn’t send its own emails, so an order opens only in the browser where you placed it. Your codes are also in the email you received for it.
orders-asked-title = Check your email
orders-asked-text = If there are orders for that address, a link is on its way. It works once, for { $minutes } minutes.
orders-asked-hint = Nothing after a few minutes? Check your spam folder, and make sure it’s the address you ordered with. Each address gets up to { $count } links an hour.
orders-back = Back to your orders
orders-open-title = Open your orders here?
orders-open-text = Press the button, and this browser shows every order placed with your email address so far, codes included.
orders-open-go = Open my orders
orders-open-hint = Only do this on your own device. Didn’t ask for this? Close this page; nothing has been opened.
orders-granted = Some of these orders were placed somewhere else and opened here by email. They close automatically after 24 hours.
orders-close = Close them now
orders-forget-text = Not your own device? Make this browser forget your orders. It loses access to all of them, including those waiting for payment. You can open them again by email.
orders-forget-text-no-mail = Not your own device? Make this browser forget your orders. It loses access to all of them, including those waiting for payment. This shop doesn’t send its own emails, so you can’t open them here again. Your codes are in the emails you received.
orders-forget = Forget this browser
order-codes-retired = This order ended a long time ago, so its codes are no longer shown here. They’re in the email you received.
link-ask = Get a new link
link-unreadable-title = This link doesn’t work
link-unreadable-text = It’s incomplete, or this shop didn’t send it. Nothing was opened. Copy the whole link from the email, or get a new one.
link-expired-title = This link has expired
link-expired-text = Links work for { $minutes } minutes. Nothing was opened here. Get a new one.
link-spent-title = This link has already been used
link-spent-text = A link works once, and this one opened orders on another device. Nothing was opened here. If that wasn’t you, somebody can read your email: change your email password first, then get a new link.

## Emails

mail-link-subject = Your orders at { $shop }
mail-link-text =
    Hello,

    Someone, most likely you, asked { $shop } to open the orders for this email address on another device. Open this link there and press the button:

    { $link }

    The link works once, for { $minutes } minutes.

    If you did not ask for this, ignore this email. Nothing has been opened, and nothing can be opened without the link.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Mobile top-up
top-up-lead = Choose the country and enter the phone number to see who can top it up. The credit goes straight to the phone, or you get a PIN by email.
top-up-country = Country
top-up-number = Phone number
top-up-number-hint = With or without the country code. You can also leave it empty and enter it later.
top-up-show = Show carriers
top-up-for = Number to top up: { $number }
top-up-results = Carriers
top-up-empty = No carriers are available for this country right now ({ $country }). Choose another country, or check back later.
top-up-switch = Show carriers for this number: { $country }
places-country-wrong = We don’t know this country. Choose one from the list.
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
esim-lead = Mobile data for your trip: choose where you’re going, scan one code, and get online when you arrive.
esim-destination = Destination
esim-show = Show plans
esim-elsewhere = Change destination
esim-plans = Plans
esim-by-data = Data
esim-by-days = Days
esim-sort = Sort by
esim-sort-price = Price
esim-sort-data = Data
esim-sort-days = Days
esim-any = Any
esim-unlimited = Unlimited
esim-none-like-this = No plans for this destination match these filters.
esim-all-plans = Show all plans
esim-empty = No eSIMs are available for this destination right now ({ $country }). Choose another one, or check back later.
esim-device-title = Before you pay: does your phone support eSIM?
esim-device-text = Your phone must support eSIM and must not be locked to a carrier. You can’t return an eSIM once it’s delivered.
esim-device-how = How to check
esim-device-dial = Dial *#06#. If you see an EID among the numbers, your phone supports eSIM.
esim-device-iphone = iPhone: Go to Settings > General > About. “Carrier Lock” should say “No SIM restrictions”.
esim-device-android = Android: Go to Settings > Network (or Connections) > SIMs. You should see an option to add an eSIM. Ask your carrier if your phone is unlocked.

## Errors

failure-bad-request-title = This link or form isn’t valid
failure-bad-request-text = Something in it is wrong or missing. No order was placed. Go back and choose again.
failure-choice-title = This amount isn’t available
failure-choice-text = This amount isn’t for sale. No order was placed. Choose another one.
failure-rail-title = This payment method isn’t available
failure-rail-text = The coin or network isn’t available right now, or the amount is too small for it. No order was placed. Choose another coin or network.
failure-not-found-title = Page not found
failure-not-found-text = This page doesn’t exist, or you don’t have access to it. Check the address.
failure-nothing-to-sell-title = No amounts available
failure-nothing-to-sell-text = This brand has no amounts for sale right now. No order was placed. Check back later, or choose another brand.
failure-no-price-title = No price right now
failure-no-price-text = There’s no price for this selection right now, so it can’t be bought. No order was placed. Try another amount or coin.
failure-not-payable-title = This order can’t be paid now
failure-not-payable-text = It’s already paid, it has ended, or it can’t be paid this way. Nothing was sent just now. Check the order.
failure-too-many-title = Please wait a moment
failure-too-many-text = Your connection has sent too many requests. Your orders aren’t affected.
failure-blocked-title = Your connection was blocked
failure-blocked-text = Our supplier is blocking requests from your internet connection right now. No order was placed. Turn off your VPN if you use one, try another connection, or try again in a few minutes.
failure-unavailable-title = We’re temporarily unavailable
failure-unavailable-text = We can’t load products and prices right now. No order was placed just now, and your existing orders continue on their own. Try again in a moment.
failure-internal-title = Something went wrong
failure-internal-text = It’s our fault. Your existing orders continue on their own. Check your orders before you order again.

error-400-title = This link or form isn’t valid
error-400-text = Something in it is wrong or missing. No order was placed. Go back and choose again.
error-403-title = This form wasn’t accepted
error-403-text = It didn’t seem to come from this shop. No order was placed. Open the page again and submit the form there.
error-404-title = Page not found
error-404-text = The link may be old or have a typo. Search for a brand, or browse all gift cards.
error-404-brand-title = Brand not found
error-404-brand-text = It may be sold for another country, or the link has a typo. Search for it, or browse all gift cards.
error-404-order-title = We can’t show this order here
error-404-order-text = You can see an order only in the browser where you placed it. Open it there. Your codes are also in the email you received.
error-404-order-by-mail = You can see an order in the browser where you placed it. To open it here, go to your orders and enter the email address you ordered with.
error-404-near = Similar results
error-409-title = You can’t buy this right now
error-409-text = It’s sold out, or there’s no price for it right now. No order was placed. Choose something else, or check back later.
error-413-title = That was too much at once
error-413-text = You sent more than this shop accepts. No order was placed. Go back and send less.
error-429-title = Please wait a moment
error-429-text = Your connection has sent too many requests. Your orders aren’t affected. Wait a moment, then try again.
error-429-wait =
    { $seconds ->
        [one] Try again in { $seconds } second.
       *[other] Try again in { $seconds } seconds.
    }
error-500-title = Something went wrong
error-500-text = It’s our fault. Your existing orders continue on their own. Check your orders before you order again.
error-503-title = We’re temporarily unavailable
error-503-text = We can’t load products and prices right now. Your existing orders continue on their own. Try again in a moment.
error-home = Go to the homepage
error-try-again = Try again
error-brands = All gift cards
error-orders = Your orders
