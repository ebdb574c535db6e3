# 商店的简体中文文本。键与变量同 en.ftl。

## Shell: what stands on every page

title-with-shop = { $title } · { $shop }
shell-skip = 跳到正文
shell-sandbox = 测试环境：不涉及真实资金
shell-as-of = 价格和库存截至 { $when }
shell-nav = 商店
shell-gift-cards = 礼品卡
shell-top-up = 手机充值
shell-esim = eSIM
shell-cart = 购物车
shell-orders = 订单
shell-search = 搜索品牌
shell-search-go = 搜索
shell-menu = 国家/地区与语言
shell-language = 语言
shell-country = 国家/地区
shell-powered = 由 Cryptorefills 提供支持，其为登记销售方（merchant of record）。本站商品由 Cryptorefills 销售并交付，{ $shop } 负责展示。
shell-help = 帮助与条款
shell-support = 客服
shell-terms = 销售条款
shell-privacy = 隐私
shell-breadcrumb = 当前位置

## Home

home-title = 用加密货币购买礼品卡
home-description = 用自己的加密钱包购买礼品卡、手机充值和 eSIM，无需注册账户。
home-heading = 礼品卡，用加密货币支付
home-lead = 选好品牌，用自己的钱包付款，卡密会显示在这里并发送到邮箱。无需账户。
home-featured = 精选品牌
home-all-brands =
    { $count ->
       *[other] 全部 { $count } 个品牌
    }
home-categories = 分类
home-how = 购买流程
home-how-choose-title = 选择卡和面额
home-how-choose-text = 立即显示以所选币种计算的价格，并持续更新。
home-how-pay-title = 用任意钱包付款
home-how-pay-text = 扫描二维码或复制地址，剩余时间会一直显示。
home-how-receive-title = 收取卡密
home-how-receive-text = 在订单页面和邮箱中查收。
home-also = 这里还有
home-top-up = 手机话费，国内外号码均可
home-esim = 出国流量，无需换卡

## Catalogue

brands-title = 礼品卡 · { $country }
brands-heading = 礼品卡 · { $country }
brands-description = 用加密货币购买{ $country }的礼品卡、手机充值和 eSIM。
brands-intro = 以下是面向该国家/地区销售的品牌。很多卡只能在对应的国家/地区使用；可在页面顶部选择其他国家/地区。
brands-search-title = “{ $query }”的搜索结果
brands-results = 结果
brands-count =
    { $count ->
       *[other] { $count } 个品牌
    }
brands-filters = 筛选
brands-kind = 类型
brands-kind-all = 全部
kind-gift-card = 礼品卡
kind-top-up = 充值
kind-esim = eSIM
brands-category = 分类
brands-category-all = 全部
brands-sort = 排序
brands-sort-popular = 热门优先
brands-sort-name = 按名称 A–Z
brands-pages = 分页
brands-previous = 上一页
brands-next = 下一页
brands-page = 第 { $page } 页，共 { $pages } 页
brands-range = { $min }–{ $max }
brands-sold-out = 已售罄
brands-empty-title = 没有找到“{ $query }”
brands-empty-text = 可能拼写不同，或该品牌只面向其他国家/地区销售。
brands-empty-filters-title = 没有符合筛选条件的品牌
brands-empty-filters-text = 减少筛选条件可查看更多。
brands-near = 相近的品牌
brands-none = 该国家/地区暂无品牌销售。请在页面顶部选择其他国家/地区，或稍后再来。
brands-none-of-these = 都不是？
brands-all =
    { $count ->
       *[other] 查看全部 { $count } 个品牌
    }
brands-bad-category = 该国家/地区没有“{ $said }”这个分类。没有任何损失，请从列表中选择。
brands-bad-kind = 没有“{ $said }”这个类型。没有任何损失，请从以下选项中选择。
brands-bad-sort = 无法按“{ $said }”排序。没有任何损失，请从以下选项中选择。
brands-bad-page = 没有第“{ $said }”页。没有任何损失，请从第一页开始。

category-e-commerce = 网购
category-retail = 零售
category-electronics = 电子产品
category-food = 餐饮
category-groceries = 超市
category-games = 游戏
category-entertainment = 娱乐
category-streaming = 流媒体
category-apparel-clothing = 时尚服饰
category-health-beauty = 健康美容
category-sports-fitness = 运动健身
category-travel-flights = 旅行
category-home = 家居
category-books-learning = 图书与学习
category-charity-donations = 公益捐赠
category-other-products = 其他
category-e-money = 预付资金
category-e-sim = eSIM
category-mobile-talk-time = 话费
category-mobile-credits = 话费
category-mobile-bundle = 手机套餐
category-mobile-data = 手机流量

## Brand

brand-title-gift-card = { $brand } 礼品卡
brand-title-top-up = { $brand } 充值
brand-title-esim = { $brand } eSIM
brand-description = 用自己的加密钱包购买 { $brand }（{ $country }）。
brand-about = 关于 { $brand }
brand-works-in = 适用地区
brand-delivery = 交付方式
brand-delivery-email = 邮件和订单页面
brand-text-in-english = Cryptorefills 仅提供此文本的英文版。
brand-delivery-phone = 直接充入手机号码
brand-how-to-redeem = 兑换方法
brand-terms = 此卡的条款
brand-note = 购买须知
brand-sold-out-title = 已售罄
brand-sold-out-text = { $brand } 在该国家/地区暂时没有库存。请稍后再来，或选择其他品牌。
brand-closed-title = 暂时无法购买
brand-closed-text = 目前无法读取付款方式，因此暂不销售。没有任何损失，请稍后再看。
brand-later-title = 面额稍后显示
brand-later-text = 当前访问人数较多，面额和价格需要稍等片刻。本页会自动刷新。
brand-ghost-title = 暂无可售面额
brand-ghost-text = { $brand } 在目录中，但目前没有可售面额。请稍后再来，或选择其他品牌。
brand-account-title = 本店不售
brand-account-text = { $brand } 需要充入客户账户，本店无法办理。其他商品不受影响。
brand-emoney-title = 可能需要验证身份
brand-emoney-text = 这是预付资金类商品。Cryptorefills 可能会在接受订单前要求验证身份；在需要付款之前会告知。

## Picker: the purchase panel

picker-form = 购买
picker-amount = 面额
picker-custom = 自定义面额
picker-other = 其他
picker-range = { $min } 至 { $max }
picker-range-step = { $min } 至 { $max }，每档 { $step }
picker-pay-with = 支付方式
picker-more-coins = 更多币种：
picker-on = { $coin }（{ $network } 网络）
picker-recommended = 推荐
picker-sold-out = 已售罄
picker-suspended = 暂停使用
picker-name = 需要实名
picker-token-account = 支持的钱包很少
picker-name-hint = 在 Tron 网络上使用稳定币，需要在 Cryptorefills 登记全名，而本店不收集姓名。其他网络均无需登记。
picker-buy = 立即购买
picker-show-price = 查看价格
picker-you-pay = 应付
picker-age = { $n } 秒前的价格
picker-age-minutes = { $n } 分钟前的价格
picker-asking = 正在查询价格
picker-choose = 选择面额和币种后显示价格。
picker-refused = 该面额不可售。请在所示范围内选择。
picker-no-price = 该选择暂时没有价格。请换一个面额或币种。
picker-unavailable = 暂时无法查询价格。没有任何损失，系统会自动重试。
picker-by-phone = 直接充入号码
picker-by-email = PIN 码，邮件送达
picker-number = 手机号码
picker-number-hint = 国家/地区：{ $country }（{ $code }）。例如 { $example }。
picker-number-mixed = 仅直接充入号码的金额需要填写。
picker-number-read = 将充入：{ $number }
picker-account = 该运营商的其他金额需充入客户账户号码。本店无法办理，因此不售。
picker-add = 加入购物车
price-about = 约 { $money }
price-about-above = 约 { $money }，高于面值 { $percent } %

choice-missing = 请选择面额。
choice-not-a-number = 请用数字填写面额，例如 25 或 25.50。
choice-other-currency = 此商品以 { $currency } 出售。请输入 { $currency } 金额，不要带其他货币的符号。
choice-sold-out = 此面额目前已售罄。请选择其他面额，或几分钟后再试。
choice-not-on-sale = 该面额已不再销售。请选择其他面额。
choice-below = 最低面额为 { $min }。
choice-above = 最高面额为 { $max }。
choice-off-step = 该面额不可售。最接近的面额是 { $below } 和 { $above }。
choice-recipient = 请输入要充值的手机号码。

## Cart

cart-title = 购物车
cart-empty-text = 购物车是空的。最多十张礼品卡、话费充值或 eSIM 可以一起用一笔付款支付。
cart-find = 浏览礼品卡
cart-more = 再选一些
cart-room =
    { $count ->
        [0] 购物车已满
       *[other] 还可以加 { $count } 件
    }
cart-pay = 付款
cart-checkout = 去结账
cart-quantity = { $item }的数量
cart-fewer = { $item }减一件
cart-add-one = { $item }加一件
cart-remove = 移除
cart-remove-item = 移除{ $item }
cart-full = 一个订单最多十件商品，因此没有加入。请先提交这个订单，或移除一些商品。
cart-below = 金额低于所选币种和网络的最低要求。请换一种付款方式，或再加一些商品。
cart-line-gone = 目前不在售。移除后即可继续。
cart-line-no-price = 目前没有这个币种的价格。请换一个币种，或移除它。
cart-line-unavailable = 目前无法读取价格。请稍后重新加载页面。

phone-missing = 请填写要充值的手机号码。
phone-not-a-number = 这不是 { $country } 的有效号码。请检查数字。
phone-mobile-mark-ar = 这看起来是固定电话号码。阿根廷手机号码在国家代码后有 9（+54 9 11 2345-6789），或在末尾几位前有 15（11 15 2345-6789）。如果是手机，请加上。
phone-mobile-mark-br = 此号码缺少巴西手机号码在区号后的 9，例如 (11) 96123-4567。请加上。
phone-of-another-country = 该号码属于其他国家/地区：{ $which }。您选择的商品只能充入此国家/地区的号码：{ $country }。

## Checkout

checkout-title = 结算
checkout-step-email = 卡密接收邮箱
checkout-step-pay = 付款方式
checkout-step-agree = 确认条款
checkout-email = 邮箱
checkout-email-hint = 卡密也会发送到这个邮箱。
checkout-email-wrong = 请填写邮箱地址，例如 name@example.com
checkout-email-meant = 是否想填 { $email }？
checkout-email-sure = 如果填写的地址无误，请再次提交订单。
checkout-gift = 礼物：送给他人（选填）
checkout-gift-hint = 对方的邮箱：通过邮件交付的商品会发送到那里，而不是自己的邮箱。订单页面上也能看到，可以自己转交。
checkout-gift-wrong = 请填写对方的邮箱地址，或留空。
checkout-gift-meant = 是否想填 { $email }？如果填写的地址无误，请再次提交订单。
checkout-newsletter = 通过邮件接收优惠信息
checkout-pay-text = { $coin }（{ $network } 网络），可从支持 { $network } 转账的钱包或交易所付款。
checkout-pay-next = 收款地址和二维码将在下一页显示。
checkout-change = 更改
checkout-refund = 退款地址（选填）
checkout-refund-hint = 自己在 { $network } 网络上的 { $coin } 地址，需要退款时使用。不确定时请留空。
checkout-refund-hint-solana = 自己钱包的 Solana 地址，需要退款时使用。该钱包必须持有过 { $coin }，才有相应的代币账户：退款不会开立账户。不确定时请留空。
checkout-refund-hint-lightning = 自己的比特币链上地址（以 bc1、1 或 3 开头），需要退款时使用。闪电网络发票很快过期，不能用于退款。不确定时请留空。
checkout-refund-wrong = 这看起来不像一个地址。请检查，或留空。
checkout-refund-checksum = 此地址有一个字符错误或缺失。请重新复制，或留空。
checkout-refund-network = 这是 { $other } 网络的地址。退款将以 { $network } 网络上的 { $coin } 支付。请填写该网络上自己的地址，或留空。
checkout-refund-other = 这是其他网络的地址。退款将以 { $network } 网络上的 { $coin } 支付。请填写该网络上自己的地址，或留空。
checkout-refund-unspendable = 发送到此地址的资金无人能够使用。请填写自己的地址，或留空。
checkout-refund-token = 这是 { $coin } 代币本身的地址，而不是钱包地址。请填写自己的地址，或留空。
checkout-refund-lightning = 退款不能支付到闪电网络发票或闪电地址。请填写比特币地址，或留空。
checkout-agree = 提交订单即表示同意 Cryptorefills 的{ $terms }；商品由 Cryptorefills 销售并交付。同时要求立即交付，并知悉卡密交付后不可退回。
checkout-agree-terms = 销售条款
checkout-place = 提交订单
checkout-busy = 正在提交订单
checkout-not-charged = 此时不会扣款：将在下一页用自己的钱包付款。
checkout-summary = 订单摘要
checkout-total = 合计
checkout-errors =
    { $count ->
       *[other] 有 { $count } 处需要修改
    }
checkout-changed-title = 价格有变动
checkout-changed-text = 之前显示 { $old }，现在是 { $new }。尚未下单，也没有扣款。提交订单即接受新价格。
checkout-changed-old-lost = 之前显示的价格已过期，现在是 { $new }。尚未下单，也没有扣款。提交订单即接受此价格。
checkout-cookies = 浏览器没有保存本店的 Cookie，缺少它就无法显示订单。尚未下单。请允许本站使用 Cookie，然后再次提交订单。
checkout-mismatch = 将要交付的内容与所选不完全一致，因此已停止。尚未下单，也没有扣款。请重新选择面额。
checkout-conflict = 此表单已有一笔内容不同的订单。请先查看那笔订单。如需另外再下一单，请再次提交订单。
checkout-conflict-link = 查看那笔订单
checkout-blocked = 我们的供应商目前拒绝来自您网络连接的订单。尚未下单，也未扣款。如果您在使用 VPN，请将其关闭，或换一个网络连接，或几分钟后再试。
checkout-queue-title = 您正在排队
checkout-queue-text = 供应商同一时间只接受一定数量的订单。轮到您时我们会提交订单并带您前往付款。请保持本页打开，它会自动刷新。目前尚未下单，也未扣款。
checkout-queue-seconds = 大约 { $n } 秒
checkout-queue-minutes = 大约 { $n } 分钟
checkout-queue-lost-title = 您的排队位置已失效
checkout-queue-lost-text = 您的订单没有提交，也没有扣款。请返回结账页重新提交。
checkout-queue-again = 返回结账
checkout-too-many-unpaid = 您有多笔订单仍在等待付款。请先支付其中一笔，或等其中一笔过期，然后再提交此订单。您可以在“我的订单”中找到它们。
checkout-unavailable = 暂时无法核对订单。尚未下单，也没有扣款，填写的内容仍然保留。请稍后再试。
checkout-not-sent = 订单未能发出。尚未下单，也没有扣款，填写的内容仍然保留。请稍后再试。
checkout-name-note = Cryptorefills 只接受已登记全名的购买者用 { $coin }（{ $network } 网络）付款，而本店不收集姓名。如果没有登记，订单会在扣款之前被拒绝。其他网络无需登记。
checkout-at-line = { $item }：{ $text }
checkout-times = { $count } × { $item }
checkout-coupon = 优惠码（选填）
checkout-coupon-hint = 提交订单时会核对优惠码；在真正下单之前，您会看到新的总额。
checkout-coupon-wrong = 优惠码只含字母、数字和连字符。请检查，或留空。
checkout-coupon-title = 优惠码有效
checkout-coupon-text = 总额为 { $new }，原为 { $old }。目前没有下单，也没有扣款：请按此价格提交订单。

problem-amount-less-then-minimum-allowed = 合计低于 Cryptorefills 单笔订单的最低金额。请选择更大的面额。
problem-maximum-amount-per-order-exceeded = 合计超过 Cryptorefills 单笔订单的上限。请选择更小的面额，或分开下单。
problem-product-count-exceeded = 商品数量超过 Cryptorefills 单笔订单的上限。请将部分商品分开下单。
problem-multiple-limited-product-same-order = Cryptorefills 规定该商品每笔订单只能购买一件。请另外下单购买下一件。
problem-daily-spending-limit-exceeded = 此订单会超过 Cryptorefills 对无账户购买的每日限额。请选择更小的面额，或明天再试。
problem-monthly-spending-limit-exceeded = 此订单会超过 Cryptorefills 对无账户购买的每月限额。请选择更小的面额，或下个月再试。
problem-fullname-missing = 在此网络上使用该币种，Cryptorefills 要求登记全名，而本店不收集姓名。请选择其他网络或币种，它们无需登记。
problem-kyc-missing = Cryptorefills 只向已通过身份验证的购买者出售此商品，而本店不设账户。请选择更小的面额或其他品牌。
problem-kyc-pending = Cryptorefills 仍在进行身份验证，通常需要 20 分钟，最多两天。尚未下单。请稍后再试，或选择更小的面额。
problem-verification-required = Cryptorefills 对此次购买要求进行本店无法办理的验证。请选择更小的面额或其他品牌。
problem-login-required = Cryptorefills 只向拥有其账户的购买者出售此商品，而本店不设账户。请选择其他品牌。
problem-coupon-requires-login = 该优惠码仅限拥有 Cryptorefills 账户的购买者。请不使用优惠码下单，或换一个。
problem-not-available-product = 该面额暂不销售。请选择其他面额。
problem-out-of-stock = 该面额刚刚售罄。请选择其他面额。
problem-not-active = 该商品暂时停用。请选择其他商品。
problem-invalid-beneficiary-account = 接收地址或号码未被接受。请检查并更正。
problem-invalid-email-domain = 无法向该邮箱服务商交付。请填写其他服务商的邮箱。
problem-not-allowed-payment-via = 该商品不支持这种付款方式。请选择其他币种或网络。
problem-unsupported-protocol-coin-combination = 该币种不能在此网络上支付。请选择其他网络。
problem-suspended-coin = 该币种的付款暂停使用。请选择其他币种。
problem-suspended-network = 该网络的付款暂停使用。请选择其他网络。
problem-coupon-not-found = 没有找到该优惠码。请检查字母和数字，或不使用优惠码下单。
problem-already-spent = 该优惠码已被使用。请不使用优惠码下单，或换一个。
problem-max-usage-reached = 该优惠码的使用次数已满。请不使用优惠码下单，或换一个。
problem-expired = 该优惠码已过期。请不使用优惠码下单，或换一个。
problem-below-min-amount = 该优惠码要求更高的合计金额。请选择更大的面额，或不使用优惠码下单。
problem-not-valid-for-user = 该优惠码面向其他购买者。请不使用优惠码下单，或换一个。
problem-not-valid-for-category = 该优惠码不适用于此分类。请不使用优惠码下单，或换一个。
problem-not-valid-for-kind = 该优惠码不适用于此类商品。请不使用优惠码下单，或换一个。
problem-not-valid-for-brand = 该优惠码不适用于此品牌。请不使用优惠码下单，或换一个。
problem-not-valid-for-country = 该优惠码不适用于此国家/地区。请不使用优惠码下单，或换一个。
problem-not-valid-for-store = 该优惠码不适用于本店。请不使用优惠码下单，或换一个。
problem-invalid-denomination = 该面额已不再销售。请选择其他面额。
problem-invalid-product-value = 该面额未被接受。请在所示范围内选择。
problem-amount-too-low = 该面额过小。请选择更大的面额。
problem-amount-too-high = 该面额过大。请选择更小的面额。
problem-country-not-supported = 该商品不能在此国家/地区购买。请在页面顶部选择其他国家/地区。
problem-invalid-request = 订单按当前内容未被接受。没有扣款。请重新选择面额，并检查填写的内容。
problem-not-found = 所选内容已找不到。没有扣款。请重新选择。
problem-unknown = 订单未被接受，且未给出原因。没有扣款。请换一个面额、币种或网络，或联系客服。

## Order

order-title = 订单：{ $phase }
order-number = 订单号
order-receipt = 收据
order-placed-at = 下单时间：{ $when }
order-pay-title = 用 { $coin }（{ $network } 网络）付款
order-pay-title-rest = 用 { $coin }（{ $network } 网络）补足余款
order-checked = 上次核对：{ $age }前。供应商繁忙，本页会继续核对。下方的金额和地址不会改变。
order-send-exactly = 请准确发送
order-to-address = 收款地址
order-to-invoice = 支付此发票
order-fee-hint = 实际到账须为此数额。交易所会从中扣除手续费，请另行加上。
order-received = 已收到 { $received } / { $total } { $coin }。请另加交易所手续费。
order-time-left = 剩余时间
order-open-wallet = 在钱包中打开
order-qr = 二维码：{ $amount } { $coin }，{ $network } 网络
order-token-account = 下方地址是 { $coin } 的代币账户，而不是钱包。只有能够向代币账户付款的钱包或交易所才可以手动发送。多数钱包做不到；由自行猜测地址的钱包发送的资金会丢失。
order-token-account-link = 请扫描二维码，或在装有钱包的设备上打开链接：钱包会向本店索取付款内容，并在您签名之前显示给您。
order-token-account-button = 请使用下方的浏览器钱包按钮付款：它会准备好付款供钱包签名。
order-token-account-other = 本店无法为您的钱包准备此笔付款。建议改用其他网络重新下单。
order-token-account-such-as = 本店无法为您的钱包准备此笔付款。建议重新下单，并使用 { $network } 网络上的 { $coin } 付款。
order-only = 仅限 { $coin }，仅限 { $network } 网络。
order-only-why = 通过其他网络发送的币无法到账，通常也无法追回。
order-copy-amount = 复制数额
order-copy-address = 复制地址
order-copy-invoice = 复制发票
order-copy-code = 复制卡密
order-copied = 已复制
order-copy-by-hand = 已选中：按 Ctrl+C 或 ⌘C，或长按后选择“复制”。
order-reveal = 显示卡密
order-reveal-failed = 未能取得卡密。卡密是安全的，请稍后再试。卡密也已发送到邮箱。
order-code = 卡密
order-pin = PIN 码
order-link = 链接
order-picture-elsewhere = 此代码的图片位于本店不认识的地址：
order-copy-picture = 复制地址
order-open-picture = 打开图片
order-barcode = 礼品卡条形码
order-code-qr = 礼品卡二维码
order-serial = 序列号
order-security-code = 安全码
order-reference = 运营商流水号
order-open-link = 打开礼品卡
order-esim-qr = 用于安装 eSIM 的二维码
order-esim-iphone = 在此 iPhone 上安装
order-esim-server = SM-DP+ 地址
order-esim-copy-server = 复制地址
order-esim-activation = 激活码
order-esim-copy-activation = 复制激活码
order-esim-how = 如何安装
order-esim-how-iphone = iPhone：点按上方按钮，或依次进入设置、蜂窝网络、添加 eSIM、使用二维码。iOS 17.4 之前按钮无效，请用另一块屏幕显示二维码扫描。
order-esim-how-android = 安卓：设置、网络或连接、SIM 卡、添加 eSIM，然后扫描二维码，或选择手动输入并粘贴地址和激活码。
order-esim-once = 请在 Wi-Fi 下安装，且只安装一次：多数二维码仅能使用一次。到达后请为此 eSIM 打开数据漫游。
order-how-to-redeem = 兑换方法
order-on-its-way = 正在送达
order-credited = 已充入，无需兑换。
order-line-failed = 此项未能交付。
order-line-missing = 尚无卡密
order-surplus = 多付了 { $surplus } { $coin }。款项没有丢失，请联系客服处理。
order-refunded = 已退回：{ $sum }。
solana-pay-message = { $amount } { $coin } 支付给 { $shop }
solana-pay-account = 此账户无法支付该订单。请使用钱包的主账户。
solana-pay-over = 此订单已不再接受付款。请勿发送任何资金。
solana-pay-later = 目前无法准备付款。请稍后重试。
order-print = 打印
order-full-receipt = 可保存的收据
order-simulate = 模拟付款
order-simulate-why = 测试环境：不会向此地址发送任何资金。
order-support = 联系客服
order-again = 重新下单
help-preparing-title = 比平时久
help-preparing-text = 生成收款地址有时需要几分钟。没有扣款，页面会自动继续。
help-unseen-title = 已经付款？
help-unseen-text = 交易所常会延迟发出。请在钱包或交易所查看是否已通过此网络发送到此地址。请勿再次发送：网络一显示，付款就会被检测到。
help-confirming-title = 确认比平时久
help-confirming-text = 网络有时繁忙，手续费低也会变慢。付款已被检测到并已记录；请勿再次发送。
help-issuing-title = 出卡比平时久
help-issuing-text = 付款已记录，没有丢失。供应商有时需要一些时间；所购商品一到就会显示在这里，并发送到邮箱。
help-how = 如果一直如此，请联系客服，并附上：
support-title = 提供给客服的信息
support-why = 需要帮助时，请复制或通过邮件发送。其中不含卡密和邮箱地址。
support-hold = 页面会自动刷新。暂停刷新
support-copy = 复制信息
support-add = 添加
support-hash = 交易哈希
support-hash-hint = 可在钱包或交易所查到，有助于找到付款。
support-state = 状态
support-network = 网络
support-coin = 币种
support-amount = 应付数额
support-received = 已收到
support-address = 收款地址
support-placed = 下单时间
support-paid = 付款时间
support-delivered = 交付时间
support-since = 进入此状态时间
support-told = 截至
receipt-title = 收据
receipt-unpaid = 尚未付款。这是订单摘要，不是收据。
receipt-number = 订单号
receipt-placed = 下单时间
receipt-paid = 付款时间
receipt-status = 状态
receipt-lines = 所购商品
receipt-owed = 合计
receipt-received = 已收到
receipt-network = 网络
receipt-address = 收款地址
receipt-seller = 由登记商户 { $seller } 销售，{ $shop } 为店面。
receipt-no-codes = 收据上没有卡密。卡密在订单页面和邮箱中。
receipt-back = 返回订单

reprice-title = 接受新的数额吗？
reprice-agreed = 您同意的数额
reprice-asked = 订单现在需要
reprice-dearer = 多 { $difference } { $coin }
reprice-cheaper = 少 { $difference } { $coin }
reprice-accept = 接受 { $amount } { $coin }
reprice-decline = 觉得不合适？什么都不用做：订单会自行结束，不会扣款。

timeline-label = 进度
usual-step = 这一步通常需要{ $span }。
usual-network = 在 { $network } 网络上，这一步通常需要{ $span }。
usual-sent = 发送后，{ $network } 网络上的付款通常需要{ $span }。
span-seconds = 几秒钟
span-under =
    { $n ->
       *[other] 不到 { $n } 分钟
    }
span-minutes = { $from } 到 { $to } 分钟
span-hours = 最多 { $n } 小时
stage-placed = 已下单
stage-paid = 已付款
stage-sourced = 已出卡
stage-delivered = 已交付
stage-now = 进行中
stage-held = 暂停中
stage-part = 部分
stage-stopped = 已停止

phase-placing-title = 正在提交订单
phase-placing-text = 订单正在发送。没有扣款。
phase-placing-next = 无需操作。页面会自动继续，请勿重复下单。
phase-unconfirmed-title = 正在核实此订单
phase-unconfirmed-text = 订单的答复在传输中丢失，目前还不知道是否下单成功。订单不会重复发送，也没有扣款。
phase-unconfirmed-next = 请先不要再次下单。过一会儿再来查看；如果仍无变化，请附上订单号联系客服。
phase-not-placed-title = 下单未成功
phase-not-placed-text = 订单在需要付款之前就已停止。没有扣款。
phase-not-placed-next = 请重新选择。换一个面额、币种或网络可能可行。
phase-preparing-title = 正在准备付款信息
phase-preparing-text = 订单已提交，正在生成收款地址。
phase-preparing-next = 暂时无需操作。地址会自动显示在这里。
phase-awaiting-payment-title = 等待付款
phase-awaiting-payment-text = 订单已提交。检测到付款后会立即继续。
phase-awaiting-payment-next = 请一次性发送下方数额。页面会自动更新。
phase-awaiting-payment-unshown = 目前无法显示付款信息。在付款信息出现在这里之前，请勿发送任何款项；页面会继续查询。
phase-repriced-title = 价格有变动
phase-repriced-text = 订单已提交，但所需数额与您同意的不同。没有扣款。
phase-repriced-next = 请比较两个数额后再决定。接受之前请勿发送任何款项：在此之前没有收款地址。
phase-underpaid-title = 已收到部分款项
phase-underpaid-text = 收到的款项少于全额。已发送的部分已被检测到，并计入此订单。
phase-underpaid-next = 请通过同一网络将余款发送到同一地址。
phase-underpaid-unshown = 目前无法显示余款信息。在余款信息出现在这里之前，请不要再转账；页面会继续查询。
phase-underpaid-next-invoice = 闪电网络发票不能二次支付。请不要再转账；请附上订单号联系客服，以便处理已收到的款项。
phase-seen-title = 已检测到付款
phase-seen-text = 已检测到全额付款。网络确认后即生效。
phase-seen-next = 无需再发送任何款项。页面会自动继续。
phase-confirming-title = 正在确认付款
phase-confirming-text = 付款已在网络上，网络正在确认。
phase-confirming-next = 无需操作，也无需再发送。可以关闭此页面：卡密也会发送到邮箱。
phase-sourcing-title = 正在准备商品
phase-sourcing-text = 付款已确认，所购商品正在出卡。
phase-sourcing-next = 无需操作。可以关闭此页面：卡密也会发送到邮箱。
phase-recovered-title = 已找到迟到的付款
phase-recovered-text = 付款在时限之后到达，但仍被接受。所购商品正在出卡。
phase-recovered-next = 无需操作，也请勿再次发送。卡密会显示在这里，并发送到邮箱。
phase-arriving-title = 首批商品已送达
phase-arriving-text = 所购商品中一部分已交付，其余正在出卡。
phase-arriving-next = 已送达的部分可以使用。其余部分会自动显示在下方，也会发送到邮箱。
phase-review-title = 正在人工审核
phase-review-text = 付款已收到并已记录。订单需要人工审核后才能继续。
phase-review-next = 无需操作，也请勿再次发送。最多可能需要 24 小时；结果会显示在这里，并发送到邮箱。
phase-overpaid-title = 付款多于应付金额
phase-overpaid-text = 付款已记录在此订单下，因多于应付金额而暂时保留。款项没有丢失。
phase-overpaid-next = 请勿再发送。工作人员通常会在 24 小时内处理；多付的部分，请附上订单号联系客服。
phase-held-title = 付款暂时保留
phase-held-text = 收到了一笔付款，但与预期不符。该款项已记录在此订单下。
phase-held-next = 请勿再发送。工作人员通常会在 24 小时内处理；如有疑问，请附上订单号联系客服。
phase-parked-title = 请勿为此订单付款
phase-parked-text = 返回的付款信息与所选不一致，因此在此停止。没有扣款。
phase-parked-next = 请勿为此订单发送任何款项。请重新下单；如果已经发送，请附上订单号联系客服。
phase-delivered-title = 订单已送达
phase-delivered-text = 全部商品已交付，并已发送到邮箱。
phase-delivered-next = 请在没有旁人时显示卡密，并像现金一样保管；一经显示，不可退回。
phase-delivered-late-title = 付款虽迟，商品已送达
phase-delivered-late-text = 付款在时限之后到达，但仍被接受。全部商品已交付，并已发送到邮箱。
phase-delivered-late-next = 请勿重复下单。请在没有旁人时显示卡密；一经显示，不可退回。
phase-delivered-without-code-title = 卡密即将显示
phase-delivered-without-code-text = 订单已完成，卡密仍在传送到此页面。
phase-delivered-without-code-next = 无需操作。卡密会自动显示在这里，也会发送到邮箱。
phase-code-missing-title = 卡密尚未送达
phase-code-missing-text = 订单已完成，但卡密没有传送到此页面。付款和订单均已记录。
phase-code-missing-next = 请查看邮箱和垃圾邮件：卡密也会发送到那里。如果也没有，请附上订单号联系客服。
phase-partly-delivered-title = 部分商品已送达
phase-partly-delivered-text = 所购商品中一部分已交付，一部分未能交付。详情见下方。
phase-partly-delivered-next = 已送达的部分可以使用。缺少的部分通常会通过邮件中的链接退款；如果一个工作日内没有收到，请附上订单号联系客服。
phase-undelivered-title = 订单未能交付
phase-undelivered-text = 所购商品均未能交付。付款已记录在此订单下。
phase-undelivered-next = 请勿再发送。通常会在一个工作日内通过邮件中的链接退款；如果没有收到，请附上订单号联系客服。
phase-expired-title = 付款时间已过
phase-expired-text = 未在时限内检测到付款，价格不再保留。没有扣款。
phase-expired-next = 还没有付款？现在请勿付款，请重新下单。已经付款？请勿再次发送：大约一天之内，迟到的付款仍有可能被找到，并显示在此页面。
phase-expired-underpaid-title = 时限已过，只收到部分款项
phase-expired-underpaid-text = 时限内收到的款项少于全额，价格不再保留。已发送的部分已被检测到，并记录在此订单下。
phase-expired-underpaid-next = 请勿再向此地址发送。请附上订单号和交易信息联系客服，以便处理已收到的款项。
phase-expired-after-payment-title = 已检测到付款，但已超时
phase-expired-after-payment-text = 付款在时限之后到达。该款项已被检测到，并记录在此订单下。
phase-expired-after-payment-next = 请勿再发送。迟到的付款仍有可能被接受，通常在 24 小时内；如果没有变化，请附上订单号联系客服。
phase-payment-failed-title = 付款未成功
phase-payment-failed-text = 付款未能完成，因此没有交付任何商品。
phase-payment-failed-next = 请查看钱包。如果币仍在钱包中，请重新下单。如果已经转出，请附上订单号联系客服。
phase-setup-failed-title = 无法准备付款信息
phase-setup-failed-text = 未能生成收款地址。没有扣款。
phase-setup-failed-next = 请重新下单，必要时换一个币种或网络。
phase-refunded-title = 已退款
phase-refunded-text = 此订单的付款将以相同币种、通过相同网络退回。
phase-refunded-next = 请在邮箱中查找链接，并在其中填写自己钱包的地址。链接 90 天内有效，币通常在一个工作日内到账。没有邮件？请先查看垃圾邮件，再联系客服。
phase-canceled-title = 订单已取消
phase-canceled-text = 订单不再继续。如果尚未付款，则没有扣款。
phase-canceled-next = 请勿再为它付款。如果已经付款，请附上订单号联系客服。
phase-in-progress-title = 订单处理中
phase-in-progress-text = 订单正在处理，目前的一切均已记录。
phase-in-progress-next = 无需操作。页面会自动显示最新进展。

## Browser wallets

wallet-open = 用浏览器钱包付款
wallet-open-why = 适用于此浏览器中已安装的钱包。在你选择之前不会连接任何钱包。
wallet-missing = 未能加载。请重试，或向上方地址付款。
wallet-choose = 选择钱包
wallet-none = 此浏览器中没有找到适用于 { $network } 的钱包。请使用上方的二维码或地址付款。
wallet-another = 选择其他钱包
wallet-connecting = { $wallet } 正在询问此页面是否可以查看你的账户。请在钱包中回应。
wallet-elsewhere = { $wallet } 当前在其他网络。此订单须在 { $network } 网络付款。
wallet-switch = 切换到 { $network }
wallet-switching = { $wallet } 正在询问是否切换网络。请在钱包中回应。
wallet-fact-amount = 数额
wallet-amount-on = { $amount } { $coin }（{ $network } 网络）
wallet-fact-to = 收款地址
wallet-fact-from = 付款账户
wallet-send = 发送 { $amount } { $coin }
wallet-compare = 钱包会再次显示这笔付款。仅在数额与收款方一致时才确认；若为代币，钱包可能还会显示代币合约。
wallet-checking = 正在再次核对订单……
wallet-sending = 请在 { $wallet } 中确认付款。确认之前不会发送任何资金。
wallet-sandbox-evm = 测试环境：请使用没有资金的钱包。若真的发送，资金将丢失：没有人持有此地址的密钥。
wallet-sandbox-solana = 测试环境：付款是为一个不存在的网络准备的，真实钱包会拒绝。
wallet-sent = 已从你的钱包发送
wallet-sent-next = 请勿再次付款。网络确认后，订单会自动识别这笔付款。
wallet-hash = 交易
wallet-copy-hash = 复制交易号
wallet-unclear = 钱包没有说明是否已发送
wallet-unclear-next = 请先查看钱包。如果付款已在其中，请等待：订单会自动识别。只有在确实没有发送时才再次付款。
wallet-unclear-again = 没有发送：重试
wallet-rejected = 你已在钱包中拒绝。没有发送任何资金。
wallet-unknown-chain = 此钱包不认识该网络。请在钱包设置中添加，或使用上方的二维码或地址付款。没有发送任何资金。
wallet-busy = 钱包仍在等待你的回应。请打开钱包回应后重试。
wallet-silent = 钱包没有回应。请打开钱包，看看它是否在等待你。
wallet-failed = 钱包没有按要求执行。请重试、选择其他钱包，或使用上方的二维码或地址付款。
wallet-no-account = 钱包没有给出可以支付此订单的账户。没有发送任何资金。
wallet-other-account = 钱包已切换到其他账户。没有发送任何资金。如要用该账户付款，请重新选择钱包。
wallet-still-elsewhere = 钱包不在此订单的网络上。没有发送任何资金。
wallet-changed = 订单在你查看之后发生了变化。没有发送任何资金。请重新核对后再发送。
wallet-not-payable = 此订单已不再接受付款。没有发送任何资金。
wallet-no-way = 无法为浏览器钱包准备这笔付款。请使用上方的二维码或地址付款。
wallet-not-prepared = 未能准备这笔付款。没有发送任何资金。请稍后重试，或使用上方的二维码或地址付款。

## Orders of this device

orders-title = 我的订单
orders-intro = 在此浏览器中下的订单。它们不保存在任何账户中，因此也请保留邮件。
orders-empty-text = 此浏览器中没有下过订单。如果在别处下单，卡密在收到的邮件中。
orders-find = 去选礼品卡
orders-elsewhere-title = 在其他设备上购买过？
orders-elsewhere-text = 填写下单时使用的邮箱。如果该邮箱有订单，会收到一个链接，用它即可在这里打开订单。
orders-elsewhere-send = 发送链接
orders-elsewhere-none = 本店不发送邮件，因此订单只能在下单所用的浏览器中打开。卡密也在下单后收到的邮件中。
orders-asked-title = 请查看邮箱
orders-asked-text = 如果该邮箱有订单，链接已在发送途中。链接只能使用一次，{ $minutes } 分钟内有效。
orders-asked-hint = 几分钟后仍未收到？请查看垃圾邮件，并确认填写的是下单时使用的邮箱。每个邮箱每小时最多收到 { $count } 个链接。
orders-back = 返回我的订单
orders-open-title = 在这里打开订单？
orders-open-text = 按下按钮后，此浏览器会显示迄今用该邮箱下的所有订单，包括卡密。
orders-open-go = 打开我的订单
orders-open-hint = 请只在自己的设备上操作。不是本人申请的？请关闭此页面；没有打开任何订单。
orders-granted = 其中有些订单是在别处下单，通过邮件在这里打开的。它们会在 24 小时后自动关闭。
orders-close = 在这里关闭这些订单
orders-forget-text = 这不是您自己的设备？让此浏览器忘记您的订单。它将无法再访问任何订单，包括等待付款的订单。您可以通过邮件重新打开它们。
orders-forget-text-no-mail = 这不是您自己的设备？让此浏览器忘记您的订单。它将无法再访问任何订单，包括等待付款的订单。本店不发送邮件，因此无法在这里重新打开：卡密在您收到的邮件中。
orders-forget = 忘记此浏览器
order-codes-retired = 此订单早已结束，因此这里不再显示卡密。卡密在您收到的邮件中。
link-ask = 申请新链接
link-unreadable-title = 无法识别此链接
link-unreadable-text = 链接可能被截断，或不是由本店发出。没有打开任何订单。请从邮件中复制完整链接，或申请新链接。
link-expired-title = 此链接已过期
link-expired-text = 链接在 { $minutes } 分钟内有效。这里没有打开任何订单。请申请新链接。
link-spent-title = 此链接已被使用
link-spent-text = 链接只能使用一次，而它已在另一台设备上打开过订单。这里没有打开任何订单。如果不是本人操作，说明有人能读取此邮箱：请先修改邮箱密码，再申请新链接。

## 邮件

mail-link-subject = 在 { $shop } 的订单
mail-link-text =
    您好，

    有人（很可能是您本人）申请在另一台设备上打开此邮箱在 { $shop } 的订单。请在那台设备上打开此链接，并按下按钮：

    { $link }

    链接只能使用一次，{ $minutes } 分钟内有效。

    如果不是您本人申请，请忽略此邮件。没有打开任何订单，没有此链接也无法打开。

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = 手机充值
top-up-lead = 选择国家/地区并填写号码，查看可为其充值的运营商。金额直接充入号码，或以 PIN 码通过邮件送达。
top-up-country = 国家/地区
top-up-number = 手机号码
top-up-number-hint = 可带或不带国家区号。也可以先留空，稍后再填。
top-up-show = 查看运营商
top-up-for = 充值号码：{ $number }
top-up-results = 运营商
top-up-empty = 该国家/地区（{ $country }）暂无可充值的运营商。请选择其他国家/地区，或稍后再来。
top-up-switch = 查看该号码所属国家/地区的运营商：{ $country }
places-country-wrong = 没有这个国家/地区。请从列表中选择。
places-popular = 热门
places-all = 所有国家/地区
plan-data-unlimited = 不限流量
plan-minutes =
    { $count ->
       *[other] { $count } 分钟
    }
plan-minutes-unlimited = 不限通话
plan-texts =
    { $count ->
       *[other] { $count } 条短信
    }
plan-texts-unlimited = 不限短信
plan-days =
    { $count ->
       *[other] { $count } 天
    }

## eSIMs

esim-title = eSIM
esim-lead = 旅行流量：选择目的地，扫描一个二维码，到达即可上网。
esim-destination = 目的地
esim-show = 查看套餐
esim-elsewhere = 更换目的地
esim-plans = 套餐
esim-by-data = 流量
esim-by-days = 天数
esim-sort = 排序
esim-sort-price = 价格
esim-sort-data = 流量
esim-sort-days = 天数
esim-any = 不限条件
esim-unlimited = 不限流量
esim-none-like-this = 该目的地没有符合条件的套餐。
esim-all-plans = 显示全部套餐
esim-empty = 该目的地（{ $country }）暂无 eSIM 销售。请选择其他目的地，或稍后再来。
esim-device-title = 付款前请确认：您的手机支持 eSIM 吗？
esim-device-text = 手机须支持 eSIM，且未被运营商锁定。eSIM 送达后不可退。
esim-device-how = 如何确认
esim-device-dial = 拨打 *#06#。若显示的号码中有 EID，则手机支持 eSIM。
esim-device-iphone = iPhone：设置、通用、关于本机。“运营商锁”一栏应显示“无 SIM 卡限制”。
esim-device-android = 安卓：设置、网络或连接、SIM 卡。应有添加 eSIM 的选项；手机是否解锁请咨询运营商。

## Errors

failure-bad-request-title = 无法识别此链接
failure-bad-request-text = 地址或表单中的内容有误。没有下单。请返回重新选择。
failure-choice-title = 无法选择此面额
failure-choice-text = 该面额不在可售之列。没有下单。请选择其他面额。
failure-rail-title = 无法使用此付款方式
failure-rail-text = 该币种或网络目前不可用，或面额低于其最低要求。没有下单。请选择其他付款方式。
failure-not-found-title = 这里没有内容
failure-not-found-text = 请求的页面不存在，或无权查看。其他内容不受影响。
failure-nothing-to-sell-title = 暂无可售面额
failure-nothing-to-sell-text = 该品牌目前没有可售面额。没有下单。请稍后再来，或选择其他品牌。
failure-no-price-title = 暂无价格
failure-no-price-text = 该选择目前没有价格，没有价格就不会销售。没有下单。请换一个面额或币种。
failure-not-payable-title = 此订单目前不接受付款
failure-not-payable-text = 订单已付款、已结束，或无法以此方式付款。此请求没有发送任何资金。请查看订单。
failure-too-many-title = 请稍候
failure-too-many-text = 来自此连接的请求过多。订单是安全的。请稍等片刻再试。
failure-blocked-title = 您的网络连接被拒绝
failure-blocked-text = 我们的供应商目前拒绝来自您网络连接的请求。尚未下单。如果您在使用 VPN，请将其关闭，或换一个网络连接，或几分钟后再试。
failure-unavailable-title = 暂时无法营业
failure-unavailable-text = 目前无法读取商品和价格。此次请求没有下单，已提交的订单会自动继续。请稍后再试。
failure-internal-title = 本店出了点问题
failure-internal-text = 这是本店的故障。已提交的订单会自动继续。再次下单之前，请先查看订单。

error-400-title = 无法识别此链接
error-400-text = 地址或表单中的内容有误。没有下单。请返回重新选择。
error-403-title = 此表单未被接受
error-403-text = 它似乎不是从本店页面提交的。没有下单。请重新打开页面，从那里提交表单。
error-404-title = 没有这个页面
error-404-text = 链接可能已过期，或有输入错误。其他内容不受影响。
error-404-brand-title = 这里没有该品牌
error-404-brand-text = 它可能面向其他国家/地区销售，或链接有输入错误。
error-404-order-title = 此订单无法在这里显示
error-404-order-text = 订单只在下单所用的浏览器中显示。请在那里打开；卡密也在收到的邮件中。
error-404-order-by-mail = 订单在下单所用的浏览器中显示。在“我的订单”页面，可以凭下单邮箱在这里打开。
error-404-near = 与所查内容相近
error-409-title = 目前无法购买
error-409-text = 商品已售罄，或暂时没有价格。没有下单。请选择其他商品，或稍后再来。
error-413-title = 提交的内容过多
error-413-text = 表单内容超过本店可接受的大小。没有下单。请返回并减少内容。
error-429-title = 请稍候
error-429-text = 来自此连接的请求过多。订单是安全的。请稍等片刻再试。
error-429-wait =
    { $seconds ->
       *[other] 请在 { $seconds } 秒后重试。
    }
error-500-title = 本店出了点问题
error-500-text = 这是本店的故障。已提交的订单会自动继续。再次下单之前，请先查看订单。
error-503-title = 暂时无法营业
error-503-text = 目前无法读取商品和价格。已提交的订单会自动继续。请稍后再试。
error-home = 返回首页
error-try-again = 重试
error-brands = 全部礼品卡
error-orders = 我的订单
