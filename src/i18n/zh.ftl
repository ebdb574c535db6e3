# 商店的简体中文文本。键与变量同 en.ftl。

## Shell: what stands on every page

title-with-shop = { $title } · { $shop }
shell-skip = 跳到主要内容
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
shell-powered = 由 Cryptorefills（登记商户，merchant of record）提供支持。本站商品由 Cryptorefills 销售并交付，{ $shop } 为店铺。
shell-help = 帮助与条款
shell-support = 客服
shell-terms = 销售条款
shell-privacy = 隐私
shell-breadcrumb = 当前位置

## Home

home-title = 用加密货币购买礼品卡
home-description = 用自己的加密钱包购买礼品卡、手机充值和 eSIM，无需注册账户。
home-heading = 用加密货币购买礼品卡
home-lead = 选择品牌，用自己的钱包付款，卡密会显示在这里并发送到邮箱。无需注册账户。
home-featured = 精选品牌
home-all-brands =
    { $count ->
       *[other] 全部 { $count } 个品牌
    }
home-categories = 分类
home-how = 购买流程
home-how-choose-title = 选择卡和面额
home-how-choose-text = 立即查看以所选币种计算的价格，并保持更新。
home-how-pay-title = 用任意钱包付款
home-how-pay-text = 扫描二维码或复制地址，倒计时会显示剩余时间。
home-how-receive-title = 领取卡密
home-how-receive-text = 在订单页面和邮箱中查收。
home-also = 更多购买方式
home-top-up = 为国内外任意手机号充值
home-esim = 出国上网，无需更换 SIM 卡

## Catalogue

brands-title = 礼品卡 · { $country }
brands-heading = 礼品卡 · { $country }
brands-description = 用加密货币购买{ $country }的礼品卡、手机充值和 eSIM。
brands-intro = 礼品卡通常只能在销售对应的国家/地区使用。如需购买其他国家/地区的商品，请在页面顶部切换。
brands-search-title = “{ $query }”的搜索结果
brands-results = 结果
brands-count =
    { $count ->
       *[other] { $count } 个品牌
    }
brands-filters = 筛选
brands-kind = 类型
brands-kind-all = 全部商品
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
brands-empty-title = 没有找到“{ $query }”的结果
brands-empty-text = 请检查拼写，或换一个国家/地区：有些品牌并非处处有售。
brands-empty-filters-title = 没有符合筛选条件的品牌
brands-empty-filters-text = 减少筛选条件可查看更多品牌。
brands-near = 相似结果
brands-none = 该国家/地区暂无可售品牌。请在页面顶部选择其他国家/地区，或稍后再来。
brands-none-of-these = 没有找到想要的？
brands-all =
    { $count ->
       *[other] 查看全部 { $count } 个品牌
    }
brands-bad-category = 该国家/地区没有“{ $said }”分类。请浏览全部礼品卡。
brands-bad-kind = 未知的商品类型“{ $said }”。请从以下选项中选择。
brands-bad-sort = 无法按“{ $said }”排序。请从以下选项中选择。
brands-bad-page = 没有第“{ $said }”页。请从第一页开始。

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
brand-text-in-english = Cryptorefills 仅提供此内容的英文版。
brand-delivery-phone = 直接充入手机号
brand-how-to-redeem = 兑换方法
brand-terms = 条款与条件
brand-note = 购买须知
brand-sold-out-title = 已售罄
brand-sold-out-text = { $brand } 在该国家/地区暂时售罄。请稍后再来，或选择其他品牌。
brand-closed-title = 暂时无法购买
brand-closed-text = 目前无法加载支付方式，暂时不能购买。请稍后再试。
brand-later-title = 正在加载面额
brand-later-text = 当前访问人数较多，面额和价格加载较慢。本页会自动刷新。
brand-ghost-title = 暂无可售面额
brand-ghost-text = { $brand } 目前没有可售面额。请稍后再来，或选择其他品牌。
brand-account-title = 本店暂不支持
brand-account-text = { $brand } 需要充入客户账户，本店暂不支持。请选择其他品牌。
brand-emoney-title = 可能需要验证身份
brand-emoney-text = 这是预付资金类商品。Cryptorefills 可能会在接受订单前要求您验证身份。付款前会提前告知。

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
picker-suspended = 暂不可用
picker-name = 需要实名
picker-token-account = 支持的钱包较少
picker-name-hint = 在 Tron 网络上使用稳定币，需要在 Cryptorefills 登记全名，而本店不收集姓名。其他网络均无需登记。
picker-buy = 立即购买
picker-show-price = 查看价格
picker-you-pay = 应付
picker-age = { $n } 秒前
picker-age-minutes = { $n } 分钟前
picker-asking = 正在获取价格…
picker-choose = 选择面额和币种即可查看价格。
picker-refused = 该面额不可用。请在所示范围内选择。
picker-no-price = 所选商品暂时没有价格。请换一个面额或币种。
picker-unavailable = 暂时无法获取价格，系统会自动重试。
picker-by-phone = 直充
picker-by-email = PIN 码（邮件发送）
picker-number = 手机号码
picker-number-hint = 国家/地区：{ $country }（{ $code }）。例如 { $example }。
picker-number-mixed = 仅直充需要填写。
picker-number-read = 充值号码：{ $number }
picker-account = 该运营商还有需要充入客户账户的面额，本店不销售。
picker-add = 加入购物车
price-about = 约 { $money }
price-about-above = 约 { $money }，高于面值 { $percent }%

choice-missing = 请选择面额。
choice-not-a-number = 请用数字输入面额，例如 25 或 25.50。
choice-other-currency = 此商品以 { $currency } 销售。请输入 { $currency } 金额，不要带其他货币的符号。
choice-sold-out = 此面额目前已售罄。请选择其他面额，或几分钟后再试。
choice-not-on-sale = 该面额已下架。请选择其他面额。
choice-below = 最低面额为 { $min }。
choice-above = 最高面额为 { $max }。
choice-off-step = 该面额不可用。最接近的面额是 { $below } 和 { $above }。
choice-recipient = 请输入要充值的手机号码。

## Cart

cart-title = 购物车
cart-empty-text = 购物车是空的。最多可将十件礼品卡、充值或 eSIM 合并付款。
cart-find = 浏览礼品卡
cart-more = 继续购物
cart-room =
    { $count ->
        [0] 购物车已满
       *[other] 还可以加 { $count } 件
    }
cart-pay = 付款
cart-checkout = 去结算
cart-quantity = { $item }的数量
cart-fewer = 减少{ $item }的数量
cart-add-one = 增加{ $item }的数量
cart-remove = 删除
cart-remove-item = 删除{ $item }
cart-full = 每个订单最多十件商品，因此未能加入。请先提交此订单，或删除一些商品。
cart-below = 合计金额低于该币种和网络的最低要求。请更换支付方式，或再加一些商品。
cart-line-gone = 目前无法购买。删除后即可继续。
cart-line-no-price = 该币种暂时没有价格。请更换币种，或删除此商品。
cart-line-unavailable = 暂时无法加载价格。请稍后刷新页面。

phone-missing = 请输入要充值的手机号码。
phone-not-a-number = 这不是有效的 { $country } 手机号码。请检查数字。
phone-mobile-mark-ar = 这看起来是固定电话号码。阿根廷手机号码在国家代码后有 9（+54 9 11 2345-6789），或在末尾几位前有 15（11 15 2345-6789）。如果是手机号码，请补上。
phone-mobile-mark-br = 此号码缺少巴西手机号码在区号后的 9，例如 (11) 96123-4567。请补上。
phone-of-another-country = 该号码属于其他国家/地区（{ $which }）。此商品只能充入所选国家/地区（{ $country }）的号码。

## Checkout

checkout-title = 结算
checkout-step-email = 接收方式
checkout-step-pay = 支付方式
checkout-step-agree = 条款
checkout-email = 邮箱
checkout-email-hint = 卡密也会发送到此邮箱。
checkout-email-wrong = 请输入有效的邮箱地址，例如 name@example.com
checkout-email-meant = 是否想填 { $email }？
checkout-email-sure = 如果输入的邮箱无误，请再次提交订单。
checkout-gift = 作为礼物赠送（选填）
checkout-gift-hint = 收礼人的邮箱。卡密会发送到该邮箱，而不是您的邮箱。您也可以在订单页面查看卡密并自行转交。
checkout-gift-wrong = 请输入收礼人的邮箱地址，或留空。
checkout-gift-meant = 是否想填 { $email }？如果输入的邮箱无误，请再次提交订单。
checkout-newsletter = 接收优惠邮件
checkout-pay-text = 使用 { $coin }（{ $network } 网络）付款，可从支持 { $network } 转账的钱包或交易所支付。
checkout-pay-next = 收款地址和二维码会显示在下一页。
checkout-change = 更改
checkout-refund = 退款地址（选填）
checkout-refund-hint = 您自己在 { $network } 网络上的 { $coin } 地址，用于接收可能的退款。不确定请留空。
checkout-refund-hint-solana = 您自己钱包的 Solana 地址，用于接收可能的退款。该钱包须持有过 { $coin }，因为退款无法新开代币账户。不确定请留空。
checkout-refund-hint-lightning = 您自己的比特币链上地址（以 bc1、1 或 3 开头），用于接收可能的退款。闪电网络发票很快过期，不能用于退款。不确定请留空。
checkout-refund-wrong = 这不像是有效的地址。请检查，或留空。
checkout-refund-checksum = 此地址有字符错误或缺失。请重新复制，或留空。
checkout-refund-network = 此地址属于 { $other } 网络。本订单的退款将以 { $coin } 在 { $network } 网络上支付。请填写您自己在该网络上的地址，或留空。
checkout-refund-other = 此地址属于其他网络。本订单的退款将以 { $coin } 在 { $network } 网络上支付。请填写您自己在该网络上的地址，或留空。
checkout-refund-unspendable = 转到此地址的币无人能够使用。请填写您自己的地址，或留空。
checkout-refund-token = 这是 { $coin } 代币本身的地址，不是钱包地址。请填写您自己的地址，或留空。
checkout-refund-lightning = 退款无法支付到闪电网络发票或地址。请填写比特币地址，或留空。
checkout-agree = 提交订单即表示您同意 Cryptorefills 的{ $terms }，商品由其销售并交付。您要求立即交付，并了解卡密交付后不可退回。
checkout-agree-terms = 销售条款
checkout-place = 提交订单
checkout-busy = 正在提交订单…
checkout-not-charged = 现在不会扣款。您将在下一页用自己的钱包付款。
checkout-summary = 订单摘要
checkout-total = 合计
checkout-errors =
    { $count ->
       *[other] 有 { $count } 处需要修改
    }
checkout-changed-title = 价格已变动
checkout-changed-text = 您看到的价格是 { $old }，现在是 { $new }。尚未下单，也没有扣款。如接受新价格，请提交订单。
checkout-changed-old-lost = 您看到的价格已失效，现在是 { $new }。尚未下单，也没有扣款。如接受此价格，请提交订单。
checkout-cookies = 您的浏览器没有保存本店的 Cookie，而显示订单需要它。尚未下单。请允许本站使用 Cookie，然后再次提交订单。
checkout-mismatch = 将要交付的商品与您的选择不一致，我们已停止处理。尚未下单，也没有扣款。请重新选择面额。
checkout-conflict = 您已用此表单提交过一笔内容不同的订单。请先查看那笔订单。如需再下一单，请再次提交订单。
checkout-conflict-link = 查看那笔订单
checkout-blocked = 我们的供应商目前拦截来自您网络连接的订单。尚未下单，也没有扣款。如果您在使用 VPN，请将其关闭，或更换网络，或几分钟后再试。
checkout-queue-title = 您正在排队
checkout-queue-text = 供应商同一时间只接受一定数量的订单。轮到您时，我们会提交订单并带您前往付款。请保持本页打开，它会自动更新。目前尚未下单，也没有扣款。
checkout-queue-seconds = 大约 { $n } 秒
checkout-queue-minutes = 大约 { $n } 分钟
checkout-queue-lost-title = 您的排队位置已失效
checkout-queue-lost-text = 您的订单没有提交，也没有扣款。请返回结算页重新提交。
checkout-queue-again = 返回结算
checkout-too-many-unpaid = 您有多笔订单待付款。请先支付其中一笔，或等其中一笔过期，再提交此订单。您可以在“订单”中找到它们。
checkout-unavailable = 暂时无法核对您的订单。尚未下单，也没有扣款，您填写的内容仍然保留。请稍后再试。
checkout-not-sent = 订单提交失败。尚未下单，也没有扣款，您填写的内容仍然保留。请稍后再试。
checkout-name-note = Cryptorefills 只接受已登记全名的买家用 { $coin }（{ $network } 网络）付款，而本店不收集姓名。如果您没有登记，订单会在扣款前被拒绝。其他网络无需登记姓名。
checkout-at-line = { $item }：{ $text }
checkout-times = { $count } × { $item }
checkout-coupon = 优惠码（选填）
checkout-coupon-hint = 提交订单时会验证优惠码。正式下单前，您会看到新的合计金额。
checkout-coupon-wrong = 优惠码只包含字母、数字和连字符。请检查，或留空。
checkout-coupon-title = 优惠码已生效
checkout-coupon-text = 合计从 { $old } 变为 { $new }。尚未下单，也没有扣款。如要以此价格购买，请提交订单。

problem-amount-less-then-minimum-allowed = 合计金额低于 Cryptorefills 的单笔订单下限。请选择更大的面额。
problem-maximum-amount-per-order-exceeded = 合计金额超过 Cryptorefills 的单笔订单上限。请选择更小的面额，或分成多笔订单。
problem-product-count-exceeded = 商品数量超过 Cryptorefills 单笔订单的上限。请将部分商品分开下单。
problem-multiple-limited-product-same-order = Cryptorefills 规定该商品每笔订单限购一件。请另外下单购买下一件。
problem-daily-spending-limit-exceeded = 此订单会超过 Cryptorefills 对无账户买家的每日限额。请选择更小的面额，或明天再试。
problem-monthly-spending-limit-exceeded = 此订单会超过 Cryptorefills 对无账户买家的每月限额。请选择更小的面额，或下个月再试。
problem-fullname-missing = 在此网络上使用该币种，Cryptorefills 要求登记全名，而本店不收集姓名。请选择其他网络或币种。
problem-kyc-missing = Cryptorefills 只向已验证身份的买家销售此商品，而本店不设账户。请选择更小的面额或其他品牌。
problem-kyc-pending = Cryptorefills 仍在验证您的身份，通常需要 20 分钟，最多两天。尚未下单。请稍后再试，或选择更小的面额。
problem-verification-required = Cryptorefills 要求对此次购买进行验证，本店不支持。请选择更小的面额或其他品牌。
problem-login-required = Cryptorefills 只向其账户用户销售此商品，而本店不设账户。请选择其他品牌。
problem-coupon-requires-login = 该优惠码仅限 Cryptorefills 账户用户使用。请不使用优惠码下单，或换一个。
problem-not-available-product = 该面额暂时无法购买。请选择其他面额。
problem-out-of-stock = 该面额刚刚售罄。请选择其他面额。
problem-not-active = 该商品暂时无法购买。请选择其他商品。
problem-invalid-beneficiary-account = 接收邮箱或号码未通过验证。请检查并更正。
problem-invalid-email-domain = 该邮箱服务商无法接收商品。请使用其他服务商的邮箱。
problem-not-allowed-payment-via = 该商品不支持此支付方式。请选择其他币种或网络。
problem-unsupported-protocol-coin-combination = 该币种不支持此网络。请选择其他网络。
problem-suspended-coin = 该币种暂时无法付款。请选择其他币种。
problem-suspended-network = 该网络暂时无法付款。请选择其他网络。
problem-coupon-not-found = 优惠码不存在。请检查是否有误，或不使用优惠码下单。
problem-already-spent = 该优惠码已被使用。请不使用优惠码下单，或换一个。
problem-max-usage-reached = 该优惠码已达使用上限。请不使用优惠码下单，或换一个。
problem-expired = 该优惠码已过期。请不使用优惠码下单，或换一个。
problem-below-min-amount = 该优惠码要求更高的合计金额。请选择更大的面额，或不使用优惠码下单。
problem-not-valid-for-user = 该优惠码仅限其他用户使用。请不使用优惠码下单，或换一个。
problem-not-valid-for-category = 该优惠码不适用于此分类。请不使用优惠码下单，或换一个。
problem-not-valid-for-kind = 该优惠码不适用于此类商品。请不使用优惠码下单，或换一个。
problem-not-valid-for-brand = 该优惠码不适用于此品牌。请不使用优惠码下单，或换一个。
problem-not-valid-for-country = 该优惠码不适用于此国家/地区。请不使用优惠码下单，或换一个。
problem-not-valid-for-store = 该优惠码不适用于本店。请不使用优惠码下单，或换一个。
problem-invalid-denomination = 该面额已下架。请选择其他面额。
problem-invalid-product-value = 该面额未被接受。请在所示范围内选择。
problem-amount-too-low = 该面额过小。请选择更大的面额。
problem-amount-too-high = 该面额过大。请选择更小的面额。
problem-country-not-supported = 该商品不支持此国家/地区。请在页面顶部选择其他国家/地区。
problem-invalid-request = 您的订单未被接受。没有扣款。请重新选择面额，并检查填写的内容。
problem-not-found = 您选择的商品已下架。没有扣款。请重新选择。
problem-unknown = 您的订单未被接受，原因不明。没有扣款。请换一个面额、币种或网络，或联系客服。

## Order

order-title = 订单：{ $phase }
order-number = 订单号
order-receipt = 订单摘要
order-placed-at = 下单时间：{ $when }
order-pay-title = 用 { $coin }（{ $network } 网络）付款
order-pay-title-rest = 用 { $coin }（{ $network } 网络）支付余款
order-checked = 上次核对：{ $age }前。供应商繁忙，我们会继续核对。下方的金额和地址不会改变。
order-send-exactly = 请准确转账
order-to-address = 收款地址
order-to-invoice = 支付此发票
order-fee-hint = 实际到账须与此金额一致。如果交易所扣除手续费，请另外加上。
order-received = 已收到 { $received } / { $total } { $coin }。如果交易所扣除手续费，请另外加上。
order-time-left = 剩余时间
order-open-wallet = 在钱包中打开
order-qr = 二维码：{ $amount } { $coin }，{ $network } 网络
order-token-account = 下方地址是 { $coin } 的代币账户，不是钱包地址。只有支持向代币账户付款的钱包或交易所才能手动转账。多数钱包不支持；转到错误账户的资金将永久丢失。
order-token-account-link = 请扫描二维码，或在装有钱包的设备上打开链接。钱包会从本店获取付款信息，并在您签名前显示。
order-token-account-button = 请使用下方的浏览器钱包按钮：它会准备好付款，由钱包签名。
order-token-account-other = 本店无法为您的钱包准备此笔付款。建议使用其他网络重新下单。
order-token-account-such-as = 本店无法为您的钱包准备此笔付款。建议重新下单，并用 { $coin }（{ $network } 网络）付款。
order-only = 仅限 { $coin }，且仅限 { $network } 网络。
order-only-why = 通过其他网络转出的币无法到账，通常也无法追回。
order-copy-amount = 复制金额
order-copy-address = 复制地址
order-copy-invoice = 复制发票
order-copy-code = 复制卡密
order-copied = 已复制
order-copy-by-hand = 已选中：按 Ctrl+C 或 ⌘C，或长按后选择“复制”。
order-reveal = 显示卡密
order-reveal-failed = 无法加载卡密。卡密是安全的，也已发送到邮箱。请稍后再试。
order-code = 卡密
order-pin = PIN 码
order-link = 链接
order-picture-elsewhere = 此卡密的图片位于本店未收录的地址：
order-copy-picture = 复制图片地址
order-open-picture = 打开图片
order-barcode = 礼品卡条形码
order-code-qr = 礼品卡二维码
order-serial = 序列号
order-security-code = 安全码
order-reference = 运营商流水号
order-open-link = 打开链接
order-esim-qr = 用于安装 eSIM 的二维码
order-esim-iphone = 在此 iPhone 上安装
order-esim-server = SM-DP+ 地址
order-esim-copy-server = 复制地址
order-esim-activation = 激活码
order-esim-copy-activation = 复制激活码
order-esim-how = 如何安装
order-esim-how-iphone = iPhone：点按上方按钮，或前往“设置”>“蜂窝网络”>“添加 eSIM”>“使用二维码”。iOS 17.4 之前的版本不支持此按钮，请用另一块屏幕显示二维码后扫描。
order-esim-how-android = 安卓：前往“设置”>“网络”（或“连接”）>“SIM 卡”>“添加 eSIM”。扫描二维码，或选择手动输入，粘贴地址和激活码。
order-esim-once = 请在 Wi-Fi 下安装，且只安装一次：多数激活码只能使用一次。到达后，请为此 eSIM 打开数据漫游。
order-how-to-redeem = 兑换方法
order-on-its-way = 正在交付
order-credited = 已充入，无需兑换。
order-line-failed = 未能交付
order-line-missing = 暂无卡密
order-surplus = 您多付了 { $surplus } { $coin }。款项没有丢失，请联系客服取回。
order-refunded = 已退款：{ $sum }。
solana-pay-message = { $amount } { $coin } 支付给 { $shop }
solana-pay-account = 此账户无法支付该订单。请使用钱包的主账户。
solana-pay-over = 此订单已不再接受付款。请勿转账。
solana-pay-later = 无法准备付款。请稍后再试。
order-print = 打印
order-full-receipt = 查看收据
order-simulate = 模拟付款
order-simulate-why = 测试环境：不会向此地址转出任何资金。
order-support = 联系客服
order-again = 重新下单
help-preparing-title = 所需时间比平时长
help-preparing-text = 生成收款地址可能需要几分钟。没有扣款，本页会自动更新。
help-unseen-title = 已经转账？
help-unseen-text = 交易所常会延迟转出。请在钱包或交易所确认付款是否已通过此网络转到此地址。请勿重复转账：付款一出现在网络上，我们就会检测到。
help-confirming-title = 确认时间比平时长
help-confirming-text = 网络可能繁忙，手续费低也会变慢。我们已检测到您的付款并已记录。请勿重复转账。
help-issuing-title = 出卡时间比平时长
help-issuing-text = 我们已收到您的付款，没有丢失。供应商有时需要一些时间。商品准备好后会显示在这里，并发送到邮箱。
help-how = 还在等待？请联系客服，并附上：
support-title = 客服所需信息
support-why = 如需帮助，请复制或通过邮件发送这些信息。其中不含卡密和邮箱地址。
support-hold = 暂停自动刷新
support-copy = 复制信息
support-add = 添加
support-hash = 交易哈希
support-hash-hint = 可在您的钱包或交易所找到，有助于我们查找付款。
support-state = 状态
support-network = 网络
support-coin = 币种
support-amount = 应付金额
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
receipt-lines = 商品
receipt-owed = 合计
receipt-received = 已收到
receipt-network = 网络
receipt-address = 收款地址
receipt-seller = 由登记商户 { $seller } 销售，{ $shop } 为店铺。
receipt-no-codes = 收据不含卡密。您可以在订单页面和发送卡密的邮件中找到它。
receipt-back = 返回订单

reprice-title = 接受新的金额吗？
reprice-agreed = 您同意的金额
reprice-asked = 订单现在需要
reprice-dearer = 多 { $difference } { $coin }
reprice-cheaper = 少 { $difference } { $coin }
reprice-accept = 接受 { $amount } { $coin }
reprice-decline = 不想要？什么都不用做：订单会自动过期，不会扣款。

timeline-label = 进度
usual-step = 这一步通常需要{ $span }。
usual-network = 在 { $network } 网络上，这一步通常需要{ $span }。
usual-sent = 转出后，{ $network } 网络上的付款通常需要{ $span }。
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
phase-placing-text = 正在提交您的订单。没有扣款。
phase-placing-next = 您无需操作。本页会自动更新，请勿重复下单。
phase-unconfirmed-title = 正在核实您的订单
phase-unconfirmed-text = 未收到订单的回复，暂时不知道是否下单成功。订单不会重复提交，也没有扣款。
phase-unconfirmed-next = 请先不要再次下单。过一会儿再来查看；如果仍无变化，请联系客服并提供订单号。
phase-not-placed-title = 下单未成功
phase-not-placed-text = 订单在需要付款之前就已停止。没有扣款。
phase-not-placed-next = 请重新选择。换一个面额、币种或网络可能会成功。
phase-preparing-title = 正在准备付款信息
phase-preparing-text = 订单已提交，正在生成收款地址。
phase-preparing-next = 您暂时无需操作。地址会自动显示在这里。
phase-awaiting-payment-title = 等待您付款
phase-awaiting-payment-text = 订单已提交。检测到付款后会立即继续。
phase-awaiting-payment-next = 请一次性转出下方金额。本页会自动更新。
phase-awaiting-payment-unshown = 目前无法显示付款信息。信息显示之前，请勿转账。我们会继续查询。
phase-repriced-title = 价格已变动
phase-repriced-text = 订单已提交，但应付金额与您同意的不同。没有扣款。
phase-repriced-next = 请比较两个金额后再决定。接受之前请勿转账：在此之前没有收款地址。
phase-underpaid-title = 已收到部分付款
phase-underpaid-text = 收到的款项少于全额。您已支付的部分会计入此订单。
phase-underpaid-next = 请将余款通过同一网络转到同一地址。
phase-underpaid-unshown = 目前无法显示余款信息。信息显示之前，请勿再转账。我们会继续查询。
phase-underpaid-next-invoice = 闪电网络发票不能支付两次。请勿再转账。请联系客服并提供订单号，以便我们查找您的付款。
phase-seen-title = 已检测到付款
phase-seen-text = 已检测到全额付款，网络确认后生效。
phase-seen-next = 无需再转账。本页会自动更新。
phase-confirming-title = 正在确认付款
phase-confirming-text = 您的付款已在网络上，正在等待网络确认。
phase-confirming-next = 您无需操作，也无需再转账。可以关闭本页：卡密也会发送到邮箱。
phase-sourcing-title = 正在准备商品
phase-sourcing-text = 付款已确认，正在准备您的商品。
phase-sourcing-next = 您无需操作。可以关闭本页：卡密也会发送到邮箱。
phase-recovered-title = 已找到您的延迟付款
phase-recovered-text = 付款虽已超过时限，但已被接受。正在准备您的商品。
phase-recovered-next = 您无需操作，也请勿重复转账。卡密会显示在这里，并发送到邮箱。
phase-arriving-title = 部分商品已送达
phase-arriving-text = 您的部分商品已交付，其余仍在准备中。
phase-arriving-next = 已送达的商品可以立即使用。其余商品会自动显示在下方，并发送到邮箱。
phase-review-title = 订单正在人工审核
phase-review-text = 我们已收到并记录您的付款。订单需要人工审核后才能继续。
phase-review-next = 您无需操作，也请勿重复转账。最多可能需要 24 小时。结果会显示在这里，并发送到邮箱。
phase-overpaid-title = 您多付了款
phase-overpaid-text = 您的付款已记录在此订单下。因超过应付金额，已暂时保留。您的资金没有丢失。
phase-overpaid-next = 请勿再转账。我们会人工处理，通常在 24 小时内完成。如需取回多付的款项，请联系客服并提供订单号。
phase-held-title = 您的付款暂时保留
phase-held-text = 收到一笔付款，但与预期不符。该款项已记录在此订单下。
phase-held-next = 请勿再转账。我们会人工处理，通常在 24 小时内完成。如有疑问，请联系客服并提供订单号。
phase-parked-title = 请勿为此订单付款
phase-parked-text = 我们收到的付款信息与您的选择不一致，已停止处理。没有扣款。
phase-parked-next = 请勿为此订单转账。请重新下单。如果已经转账，请联系客服并提供订单号。
phase-delivered-title = 您的订单已送达
phase-delivered-text = 全部商品已交付，并已发送到邮箱。
phase-delivered-next = 请在没有旁人时显示卡密，并像现金一样保管。一经显示，不可退回。
phase-delivered-late-title = 付款超时，商品已交付
phase-delivered-late-text = 付款虽已超过时限，但已被接受。全部商品已交付，并已发送到邮箱。
phase-delivered-late-next = 请勿重复下单。请在没有旁人时显示卡密。一经显示，不可退回。
phase-delivered-without-code-title = 卡密即将送达
phase-delivered-without-code-text = 订单已完成，卡密正在传送到本页。
phase-delivered-without-code-next = 您无需操作。卡密会自动显示在这里，并发送到邮箱。
phase-code-missing-title = 卡密尚未送达
phase-code-missing-text = 订单已完成，但本页尚未收到卡密。您的付款和订单均已记录。
phase-code-missing-next = 请查看邮箱和垃圾邮件：卡密也会发送到那里。如果没有找到，请联系客服并提供订单号。
phase-partly-delivered-title = 订单已部分交付
phase-partly-delivered-text = 部分商品已交付，部分未能交付。详情见下方。
phase-partly-delivered-next = 已送达的商品可以使用。其余商品通常会通过邮件中的链接退款。如果一个工作日内没有收到，请联系客服并提供订单号。
phase-undelivered-title = 订单未能交付
phase-undelivered-text = 您购买的商品均未能交付。您的付款已记录在此订单下。
phase-undelivered-next = 请勿再转账。通常会在一个工作日内通过邮件中的链接退款。如果没有收到，请联系客服并提供订单号。
phase-expired-title = 订单已过期
phase-expired-text = 未在时限内检测到付款，价格不再保留。没有扣款。
phase-expired-next = 还没有付款？现在请勿付款，请重新下单。已经转账？请勿重复转账：大约一天之内，延迟的付款仍可能被找到，并显示在本页。
phase-expired-underpaid-title = 已过期，只收到部分付款
phase-expired-underpaid-text = 时限内收到的款项少于全额，价格不再保留。您已支付的部分已记录在此订单下。
phase-expired-underpaid-next = 请勿再向此地址转账。请联系客服并提供订单号和交易信息，以便我们查找您的付款。
phase-expired-after-payment-title = 付款超时
phase-expired-after-payment-text = 您的付款在时限之后到账。我们已检测到，并记录在此订单下。
phase-expired-after-payment-next = 请勿再转账。延迟的付款仍可能被接受，通常在 24 小时内。如果没有变化，请联系客服并提供订单号。
phase-payment-failed-title = 付款失败
phase-payment-failed-text = 付款未能完成，因此没有交付任何商品。
phase-payment-failed-next = 请查看钱包。如果币仍在钱包中，请重新下单。如果已经转出，请联系客服并提供订单号。
phase-setup-failed-title = 无法准备付款信息
phase-setup-failed-text = 未能生成收款地址。没有扣款。
phase-setup-failed-next = 请重新下单。如果仍然失败，请换一个币种或网络。
phase-refunded-title = 已退款
phase-refunded-text = 正在将此订单的付款以相同币种、通过相同网络退还给您。
phase-refunded-next = 请在邮箱中找到退款链接，并填写您自己钱包的地址。链接 90 天内有效，币通常在一个工作日内到账。没有收到邮件？请先查看垃圾邮件，再联系客服。
phase-canceled-title = 订单已取消
phase-canceled-text = 订单不会继续处理。如果您尚未付款，则不会扣款。
phase-canceled-next = 请勿再为此订单付款。如果已经付款，请联系客服并提供订单号。
phase-in-progress-title = 订单处理中
phase-in-progress-text = 我们正在处理，目前的进展均已记录。
phase-in-progress-next = 您无需操作。本页会自动显示最新进展。

## Browser wallets

wallet-open = 用浏览器钱包付款
wallet-open-why = 适用于此浏览器中已安装的钱包。在您选择之前，不会连接任何钱包。
wallet-missing = 加载失败。请重试，或向上方地址付款。
wallet-choose = 选择钱包
wallet-none = 此浏览器中没有找到适用于 { $network } 的钱包。请使用上方的二维码或地址付款。
wallet-another = 选择其他钱包
wallet-connecting = { $wallet } 正在询问此页面能否查看您的账户。请在钱包中确认。
wallet-elsewhere = { $wallet } 当前在其他网络。此订单须在 { $network } 网络付款。
wallet-switch = 切换到 { $network }
wallet-switching = { $wallet } 正在询问是否切换网络。请在钱包中确认。
wallet-fact-amount = 金额
wallet-amount-on = { $amount } { $coin }（{ $network } 网络）
wallet-fact-to = 收款地址
wallet-fact-from = 付款账户
wallet-send = 支付 { $amount } { $coin }
wallet-compare = 钱包会再次显示这笔付款。仅在金额与收款方一致时确认。如为代币，钱包可能还会显示代币合约。
wallet-checking = 正在再次核对订单…
wallet-sending = 请在 { $wallet } 中确认付款。确认之前不会转出任何资金。
wallet-sandbox-evm = 测试环境：请使用没有资金的钱包。如果转出真实的币，资金将丢失：没有人持有此地址的密钥。
wallet-sandbox-solana = 测试环境：此付款对应的网络并不存在，真实钱包会拒绝。
wallet-sent = 已从您的钱包转出
wallet-sent-next = 请勿重复付款。网络确认后，订单会自动识别这笔付款。
wallet-hash = 交易
wallet-copy-hash = 复制交易号
wallet-unclear = 无法确定钱包是否已转出
wallet-unclear-next = 请先查看钱包。如果已有这笔付款，请等待：订单会自动识别。只有在确实没有转出时才再次付款。
wallet-unclear-again = 没有转出：重试
wallet-rejected = 您已在钱包中拒绝。没有转出任何资金。
wallet-unknown-chain = 您的钱包不支持此网络。没有转出任何资金。请在钱包设置中添加该网络，或使用上方的二维码或地址付款。
wallet-busy = 钱包正在等待您确认。请打开钱包确认后重试。
wallet-silent = 钱包没有响应。请打开钱包，看看它是否在等待您确认。
wallet-failed = 钱包未能完成操作。请重试、选择其他钱包，或使用上方的二维码或地址付款。
wallet-no-account = 钱包没有提供可以支付此订单的账户。没有转出任何资金。
wallet-other-account = 钱包已切换到其他账户。没有转出任何资金。如要用该账户付款，请重新选择钱包。
wallet-still-elsewhere = 钱包不在此订单的网络上。没有转出任何资金。
wallet-changed = 订单在您查看之后发生了变化。没有转出任何资金。请核对后再付款。
wallet-not-payable = 此订单已不再接受付款。没有转出任何资金。
wallet-no-way = 这笔付款无法通过浏览器钱包完成。请使用上方的二维码或地址付款。
wallet-not-prepared = 无法准备这笔付款。没有转出任何资金。请稍后再试，或使用上方的二维码或地址付款。

## Orders of this device

orders-title = 我的订单
orders-intro = 在此浏览器中提交的订单。订单不保存在任何账户中，因此也请保留邮件。
orders-empty-text = 此浏览器中还没有订单。如果您在别处下单，卡密在您收到的邮件中。
orders-find = 浏览礼品卡
orders-elsewhere-title = 在其他设备上下过单？
orders-elsewhere-text = 请输入下单时使用的邮箱。如果该邮箱有订单，您会收到一个链接，可在这里打开订单。
orders-elsewhere-send = 发送链接
orders-elsewhere-none = 本店不发送邮件，因此订单只能在下单时的浏览器中打开。卡密也在您收到的订单邮件中。
orders-asked-title = 请查看邮箱
orders-asked-text = 如果该邮箱有订单，链接正在发送。链接只能使用一次，{ $minutes } 分钟内有效。
orders-asked-hint = 几分钟后仍未收到？请查看垃圾邮件，并确认是下单时使用的邮箱。每个邮箱每小时最多收到 { $count } 个链接。
orders-back = 返回我的订单
orders-open-title = 在这里打开您的订单？
orders-open-text = 点击按钮后，此浏览器会显示迄今用您的邮箱提交的所有订单，包括卡密。
orders-open-go = 打开我的订单
orders-open-hint = 请只在自己的设备上操作。不是您本人申请的？请关闭本页，没有打开任何订单。
orders-granted = 其中部分订单是在别处提交、通过邮件在这里打开的。24 小时后会自动关闭。
orders-close = 立即关闭这些订单
orders-forget-text = 这不是您自己的设备？让此浏览器清除您的订单记录。它将无法再访问任何订单，包括待付款的订单。您可以通过邮件重新打开。
orders-forget-text-no-mail = 这不是您自己的设备？让此浏览器清除您的订单记录。它将无法再访问任何订单，包括待付款的订单。本店不发送邮件，因此无法在这里重新打开。卡密在您收到的邮件中。
orders-forget = 清除我的订单
order-codes-retired = 此订单早已结束，因此这里不再显示卡密。卡密在您收到的邮件中。
link-ask = 获取新链接
link-unreadable-title = 此链接无效
link-unreadable-text = 链接不完整，或不是由本店发送。没有打开任何订单。请从邮件中复制完整链接，或获取新链接。
link-expired-title = 此链接已过期
link-expired-text = 链接在 { $minutes } 分钟内有效。这里没有打开任何订单。请获取新链接。
link-spent-title = 此链接已被使用
link-spent-text = 链接只能使用一次，而它已在另一台设备上打开过订单。这里没有打开任何订单。如果不是您本人操作，可能有人能读取您的邮件：请先修改邮箱密码，再获取新链接。

## 邮件

mail-link-subject = 在 { $shop } 的订单
mail-link-text =
    您好，

    有人（很可能是您本人）申请在另一台设备上打开此邮箱在 { $shop } 的订单。请在那台设备上打开此链接，并点击按钮：

    { $link }

    链接只能使用一次，{ $minutes } 分钟内有效。

    如果不是您本人申请，请忽略此邮件。没有打开任何订单，没有此链接也无法打开。

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = 手机充值
top-up-lead = 选择国家/地区并输入手机号码，查看可充值的运营商。话费直接充入手机，或通过邮件收到 PIN 码。
top-up-country = 国家/地区
top-up-number = 手机号码
top-up-number-hint = 可带或不带国家区号。也可以先留空，稍后再填。
top-up-show = 查看运营商
top-up-for = 充值号码：{ $number }
top-up-results = 运营商
top-up-empty = 该国家/地区（{ $country }）暂无可充值的运营商。请选择其他国家/地区，或稍后再来。
top-up-switch = 查看该号码的运营商：{ $country }
places-country-wrong = 未找到该国家/地区。请从列表中选择。
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
esim-none-like-this = 该目的地没有符合筛选条件的套餐。
esim-all-plans = 显示全部套餐
esim-empty = 该目的地（{ $country }）暂无 eSIM。请选择其他目的地，或稍后再来。
esim-device-title = 付款前请确认：您的手机支持 eSIM 吗？
esim-device-text = 您的手机须支持 eSIM，且未被运营商锁定。eSIM 交付后不可退。
esim-device-how = 如何确认
esim-device-dial = 拨打 *#06#。如果显示的号码中有 EID，说明您的手机支持 eSIM。
esim-device-iphone = iPhone：前往“设置”>“通用”>“关于本机”。“运营商锁”应显示“无 SIM 卡限制”。
esim-device-android = 安卓：前往“设置”>“网络”（或“连接”）>“SIM 卡”。应有添加 eSIM 的选项。手机是否解锁，请咨询运营商。

## Errors

failure-bad-request-title = 此链接或表单无效
failure-bad-request-text = 内容有误或缺失。尚未下单。请返回重新选择。
failure-choice-title = 该面额不可用
failure-choice-text = 该面额不在售。尚未下单。请选择其他面额。
failure-rail-title = 此支付方式不可用
failure-rail-text = 该币种或网络目前不可用，或金额低于其最低要求。尚未下单。请选择其他币种或网络。
failure-not-found-title = 页面不存在
failure-not-found-text = 此页面不存在，或您无权访问。请检查地址。
failure-nothing-to-sell-title = 暂无可售面额
failure-nothing-to-sell-text = 该品牌目前没有可售面额。尚未下单。请稍后再来，或选择其他品牌。
failure-no-price-title = 暂无价格
failure-no-price-text = 所选商品暂时没有价格，无法购买。尚未下单。请换一个面额或币种。
failure-not-payable-title = 此订单目前无法付款
failure-not-payable-text = 订单已付款、已结束，或无法以此方式付款。此次没有转出任何资金。请查看订单。
failure-too-many-title = 请稍候
failure-too-many-text = 您的网络连接发送的请求过多。您的订单不受影响。
failure-blocked-title = 您的网络连接被拦截
failure-blocked-text = 我们的供应商目前拦截来自您网络连接的请求。尚未下单。如果您在使用 VPN，请将其关闭，或更换网络，或几分钟后再试。
failure-unavailable-title = 服务暂时不可用
failure-unavailable-text = 暂时无法加载商品和价格。此次没有下单，已有订单会自动继续。请稍后再试。
failure-internal-title = 出了点问题
failure-internal-text = 这是我们的问题。已有订单会自动继续。再次下单前，请先查看订单。

error-400-title = 此链接或表单无效
error-400-text = 内容有误或缺失。尚未下单。请返回重新选择。
error-403-title = 此表单未被接受
error-403-text = 它似乎不是从本店提交的。尚未下单。请重新打开页面，从那里提交表单。
error-404-title = 页面不存在
error-404-text = 链接可能已失效或有误。请搜索品牌，或浏览全部礼品卡。
error-404-brand-title = 未找到品牌
error-404-brand-text = 该品牌可能面向其他国家/地区销售，或链接有误。请搜索该品牌，或浏览全部礼品卡。
error-404-order-title = 无法在这里显示此订单
error-404-order-text = 您只能在下单时的浏览器中查看订单。请在那里打开。卡密也在您收到的邮件中。
error-404-order-by-mail = 您可以在下单时的浏览器中查看订单。如要在这里打开，请前往“我的订单”，输入下单时使用的邮箱。
error-404-near = 相似结果
error-409-title = 目前无法购买
error-409-text = 商品已售罄，或暂时没有价格。尚未下单。请选择其他商品，或稍后再来。
error-413-title = 提交的内容过多
error-413-text = 提交的内容超过本店可接受的大小。尚未下单。请返回并减少内容。
error-429-title = 请稍候
error-429-text = 您的网络连接发送的请求过多。您的订单不受影响。请稍等片刻再试。
error-429-wait =
    { $seconds ->
       *[other] 请在 { $seconds } 秒后重试。
    }
error-500-title = 出了点问题
error-500-text = 这是我们的问题。已有订单会自动继续。再次下单前，请先查看订单。
error-503-title = 服务暂时不可用
error-503-text = 暂时无法加载商品和价格。已有订单会自动继续。请稍后再试。
error-home = 返回首页
error-try-again = 重试
error-brands = 全部礼品卡
error-orders = 我的订单
