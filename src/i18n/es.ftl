# Los textos de la tienda en español, de tú. Las mismas claves y variables que en.ftl.

## Shell: what stands on every page

title-with-shop = { $title } · { $shop }
shell-skip = Ir al contenido
shell-sandbox = Modo de prueba: sin dinero real
shell-as-of = Precios y existencias a fecha de { $when }
shell-nav = Tienda
shell-gift-cards = Tarjetas regalo
shell-top-up = Recargas de móvil
shell-esim = eSIM
shell-cart = Carrito
shell-orders = Pedidos
shell-search = Buscar marcas
shell-search-go = Buscar
shell-menu = País e idioma
shell-language = Idioma
shell-country = País
shell-powered = Con la tecnología de Cryptorefills, comerciante registrado (merchant of record). Cryptorefills vende y entrega los productos de este sitio; { $shop } es la tienda.
shell-help = Ayuda y condiciones
shell-support = Soporte
shell-terms = Condiciones de venta
shell-privacy = Privacidad
shell-breadcrumb = Estás aquí

## Home

home-title = Compra tarjetas regalo con cripto
home-description = Compra tarjetas regalo, recargas de móvil y eSIM con cripto desde tu propia billetera. Sin crear una cuenta.
home-heading = Compra tarjetas regalo con cripto
home-lead = Elige una marca, paga desde tu propia billetera y recibe el código aquí y por correo. Sin crear una cuenta.
home-featured = Marcas destacadas
home-all-brands =
    { $count ->
        [one] Ver la marca
       *[other] Las { $count } marcas
    }
home-categories = Categorías
home-how = Cómo funciona
home-how-choose-title = Elige una tarjeta y un importe
home-how-choose-text = Verás al momento el precio en tu moneda, siempre actualizado.
home-how-pay-title = Paga desde cualquier billetera
home-how-pay-text = Escanea el código QR o copia la dirección. Un contador te muestra el tiempo que te queda.
home-how-receive-title = Recibe tu código
home-how-receive-text = En la página de tu pedido y por correo electrónico.
home-also = Más formas de comprar
home-top-up = Recarga cualquier móvil, aquí o en otro país
home-esim = Datos móviles en el extranjero sin cambiar de SIM

## Catalogue

brands-title = Tarjetas regalo · { $country }
brands-heading = Tarjetas regalo · { $country }
brands-description = Compra con cripto tarjetas regalo, recargas de móvil y eSIM para { $country }.
brands-intro = Muchas tarjetas regalo solo funcionan en el país para el que se venden. Para comprar para otro país, cámbialo en la parte superior de la página.
brands-search-title = Resultados de «{ $query }»
brands-results = Resultados
brands-count =
    { $count ->
        [one] { $count } marca
       *[other] { $count } marcas
    }
brands-filters = Filtros
brands-kind = Tipo
brands-kind-all = Todos
kind-gift-card = Tarjetas regalo
kind-top-up = Recargas
kind-esim = eSIM
brands-category = Categoría
brands-category-all = Todas
brands-sort = Ordenar
brands-sort-popular = Más populares
brands-sort-name = De la A a la Z
brands-pages = Páginas
brands-previous = Página anterior
brands-next = Página siguiente
brands-page = Página { $page } de { $pages }
brands-range = { $min }–{ $max }
brands-sold-out = Agotada
brands-empty-title = No hay resultados para «{ $query }»
brands-empty-text = Revisa cómo está escrito o prueba con otro país: no todas las marcas se venden en todas partes.
brands-empty-filters-title = Ninguna marca coincide con estos filtros
brands-empty-filters-text = Quita algún filtro para ver más.
brands-near = Resultados similares
brands-none = Ahora mismo no hay marcas disponibles para este país. Elige otro país en la parte superior de la página o vuelve más tarde.
brands-none-of-these = ¿No encuentras lo que buscas?
brands-all =
    { $count ->
        [one] Ver la marca
       *[other] Ver las { $count } marcas
    }
brands-bad-category = La categoría «{ $said }» no existe en este país. Mira todas las tarjetas regalo.
brands-bad-kind = Tipo de producto desconocido: «{ $said }». Elige uno de los siguientes.
brands-bad-sort = No se puede ordenar por «{ $said }». Elige una de las siguientes opciones.
brands-bad-page = La página «{ $said }» no existe. Empieza por la primera.

category-e-commerce = Compras en línea
category-retail = Tiendas
category-electronics = Electrónica
category-food = Comida y bebida
category-groceries = Supermercado
category-games = Juegos
category-entertainment = Entretenimiento
category-streaming = Streaming
category-apparel-clothing = Moda
category-health-beauty = Salud y belleza
category-sports-fitness = Deporte y bienestar
category-travel-flights = Viajes
category-home = Hogar
category-books-learning = Libros y formación
category-charity-donations = Donaciones
category-other-products = Otros
category-e-money = Dinero prepago
category-e-sim = eSIM
category-mobile-talk-time = Saldo móvil
category-mobile-credits = Saldo móvil
category-mobile-bundle = Paquetes móviles
category-mobile-data = Datos móviles

## Brand

brand-title-gift-card = Tarjeta regalo { $brand }
brand-title-top-up = Recarga { $brand }
brand-title-esim = eSIM { $brand }
brand-description = Compra { $brand } ({ $country }) con cripto desde tu propia billetera.
brand-about = Sobre { $brand }
brand-works-in = Válida en
brand-delivery = Entrega
brand-delivery-email = Por correo electrónico y en la página de tu pedido
brand-text-in-english = Cryptorefills solo ofrece este texto en inglés.
brand-delivery-phone = Directamente al número de teléfono
brand-how-to-redeem = Cómo canjear
brand-terms = Términos y condiciones
brand-note = A tener en cuenta
brand-sold-out-title = Agotada
brand-sold-out-text = { $brand } está agotada para este país ahora mismo. Vuelve más tarde o elige otra marca.
brand-closed-title = No disponible ahora mismo
brand-closed-text = Ahora mismo no podemos cargar los métodos de pago, así que no se puede comprar. Inténtalo de nuevo en un momento.
brand-later-title = Cargando importes
brand-later-text = Ahora mismo tenemos muchas visitas, así que los importes y precios tardan un poco más en cargarse. Esta página se actualiza automáticamente.
brand-ghost-title = No hay importes disponibles
brand-ghost-text = { $brand } no tiene importes a la venta ahora mismo. Vuelve más tarde o elige otra marca.
brand-account-title = No disponible aquí
brand-account-text = { $brand } se abona en una cuenta de cliente, y esta tienda no lo admite. Elige otra marca.
brand-emoney-title = Puede que tengas que verificar tu identidad
brand-emoney-text = Esto es dinero prepago. Cryptorefills puede pedirte que verifiques tu identidad antes de aceptar el pedido. Lo sabrás antes de pagar.

## Picker: the purchase panel

picker-form = Comprar
picker-amount = Importe
picker-custom = Importe libre
picker-other = Otro
picker-range = De { $min } a { $max }
picker-range-step = De { $min } a { $max }, en pasos de { $step }
picker-pay-with = Pagar con
picker-more-coins = Más monedas:
picker-on = { $coin } en { $network }
picker-recommended = Recomendada
picker-sold-out = Agotado
picker-suspended = No disponible
picker-name = Requiere nombre
picker-token-account = Pocas billeteras
picker-name-hint = Las monedas estables en Tron requieren que Cryptorefills tenga registrado tu nombre completo, y esta tienda no lo pide. En las demás redes no hace falta.
picker-buy = Comprar ahora
picker-show-price = Ver precio
picker-you-pay = Pagas
picker-age = hace { $n } s
picker-age-minutes = hace { $n } min
picker-asking = Consultando el precio…
picker-choose = Elige un importe y una moneda para ver el precio.
picker-refused = Este importe no está disponible. Elige uno dentro de los límites indicados.
picker-no-price = Ahora mismo no hay precio para esta selección. Prueba con otro importe u otra moneda.
picker-unavailable = Ahora mismo no podemos obtener el precio. Lo volveremos a intentar automáticamente.
picker-by-phone = Recarga directa
picker-by-email = PIN por correo
picker-number = Número de teléfono
picker-number-hint = País: { $country } ({ $code }). Ejemplo: { $example }.
picker-number-mixed = Solo hace falta para las recargas directas.
picker-number-read = Número que se recargará: { $number }
picker-account = Esta operadora también tiene importes que se abonan en una cuenta de cliente. Esta tienda no los vende.
picker-add = Añadir al carrito
price-about = Unos { $money }
price-about-above = Unos { $money }, un { $percent } % por encima del valor nominal

choice-missing = Elige un importe.
choice-not-a-number = Escribe el importe en cifras, por ejemplo 25 o 25,50.
choice-other-currency = Este artículo se vende en { $currency }. Escribe el importe en { $currency }, sin el símbolo de otra moneda.
choice-sold-out = Este importe está agotado ahora mismo. Elige otro o inténtalo de nuevo en unos minutos.
choice-not-on-sale = Este importe ya no está disponible. Elige otro.
choice-below = El mínimo es { $min }.
choice-above = El máximo es { $max }.
choice-off-step = Este importe no está disponible. Los más cercanos son { $below } y { $above }.
choice-recipient = Escribe el número de teléfono que quieres recargar.

## Cart

cart-title = Carrito
cart-empty-text = Tu carrito está vacío. Puedes comprar hasta diez tarjetas regalo, recargas o eSIM con un solo pago.
cart-find = Ver tarjetas regalo
cart-more = Seguir comprando
cart-room =
    { $count ->
        [0] Tu carrito está lleno
        [one] Cabe uno más
       *[other] Caben { $count } más
    }
cart-pay = Pago
cart-checkout = Tramitar pedido
cart-quantity = Cantidad de { $item }
cart-fewer = Reducir la cantidad de { $item }
cart-add-one = Aumentar la cantidad de { $item }
cart-remove = Eliminar
cart-remove-item = Eliminar { $item }
cart-full = Un pedido puede tener diez artículos como máximo, así que no se ha añadido nada. Realiza primero este pedido o elimina algún artículo.
cart-below = Tu total es inferior al mínimo de esta moneda y esta red. Elige otra forma de pago o añade algo.
cart-line-gone = No disponible ahora mismo. Elimínalo para continuar.
cart-line-no-price = Ahora mismo no hay precio en esta moneda. Elige otra moneda o elimina este artículo.
cart-line-unavailable = Ahora mismo no podemos cargar el precio. Vuelve a cargar la página en un momento.

phone-missing = Escribe el número de teléfono que quieres recargar.
phone-not-a-number = No es un número de teléfono válido para { $country }. Revisa las cifras.
phone-mobile-mark-ar = Parece un número fijo. Los móviles de Argentina llevan un 9 tras el prefijo del país (+54 9 11 2345-6789) o un 15 antes de las últimas cifras (11 15 2345-6789). Si es un móvil, añádelo.
phone-mobile-mark-br = A este número le falta el 9 que llevan los móviles de Brasil después del código de área, como en (11) 96123-4567. Añádelo.
phone-of-another-country = Este número es de otro país ({ $which }). Este artículo solo funciona con números del país que elegiste ({ $country }).

## Checkout

checkout-title = Finalizar pedido
checkout-step-email = Entrega
checkout-step-pay = Pago
checkout-step-agree = Condiciones
checkout-email = Correo electrónico
checkout-email-hint = También enviamos tus códigos a esta dirección.
checkout-email-wrong = Escribe una dirección de correo válida, como nombre@example.com
checkout-email-meant = ¿Querías decir { $email }?
checkout-email-sure = Si la dirección que escribiste es correcta, vuelve a realizar el pedido.
checkout-gift = Enviar como regalo (opcional)
checkout-gift-hint = El correo del destinatario. Los códigos se le envían allí en lugar de a ti. También los verás en la página de tu pedido, por si quieres dárselos tú.
checkout-gift-wrong = Escribe el correo del destinatario o deja este campo vacío.
checkout-gift-meant = ¿Querías decir { $email }? Si la dirección que escribiste es correcta, vuelve a realizar el pedido.
checkout-newsletter = Quiero recibir ofertas por correo
checkout-pay-text = Paga con { $coin } en { $network }, desde una billetera o un exchange que envíe por { $network }.
checkout-pay-next = Verás la dirección de pago y un código QR en la página siguiente.
checkout-change = Cambiar
checkout-refund = Dirección de reembolso (opcional)
checkout-refund-hint = Tu propia dirección de { $coin } en { $network }, por si hay que reembolsarte. Si no lo tienes claro, déjalo vacío.
checkout-refund-hint-solana = La dirección de Solana de tu propia billetera, por si hay que reembolsarte. La billetera tiene que haber tenido { $coin } antes, porque un reembolso no puede abrir una cuenta de token. Si no lo tienes claro, déjalo vacío.
checkout-refund-hint-lightning = Tu propia dirección de Bitcoin on-chain (empieza por bc1, 1 o 3), por si hay que reembolsarte. Las facturas Lightning caducan demasiado pronto para un reembolso. Si no lo tienes claro, déjalo vacío.
checkout-refund-wrong = Esta dirección no parece válida. Revísala o deja el campo vacío.
checkout-refund-checksum = Falta un carácter de esta dirección o está mal. Vuelve a copiarla o deja el campo vacío.
checkout-refund-network = Esta dirección es de { $other }. El reembolso de este pedido se paga en { $coin } en { $network }. Escribe tu propia dirección en esa red o deja el campo vacío.
checkout-refund-other = Esta dirección es de otra red. El reembolso de este pedido se paga en { $coin } en { $network }. Escribe tu propia dirección en esa red o deja el campo vacío.
checkout-refund-unspendable = Nadie puede gastar lo que se envía a esta dirección. Escribe tu propia dirección o deja el campo vacío.
checkout-refund-token = Esta es la dirección del propio token { $coin }, no la de una billetera. Escribe tu propia dirección o deja el campo vacío.
checkout-refund-lightning = No se puede reembolsar a una factura ni a una dirección Lightning. Escribe una dirección de Bitcoin o deja el campo vacío.
checkout-agree = Al realizar el pedido aceptas las { $terms } de Cryptorefills, que vende y entrega los productos. Solicitas la entrega inmediata y entiendes que después los códigos no se pueden devolver.
checkout-agree-terms = condiciones de venta
checkout-place = Realizar pedido
checkout-busy = Realizando tu pedido…
checkout-not-charged = Todavía no se te cobra nada. Pagarás desde tu billetera en la página siguiente.
checkout-summary = Resumen
checkout-total = Total
checkout-errors =
    { $count ->
        [one] Corrige un problema
       *[other] Corrige { $count } problemas
    }
checkout-changed-title = El precio ha cambiado
checkout-changed-text = Viste { $old }; ahora el precio es { $new }. No se ha realizado ningún pedido ni se te ha cobrado nada. Para aceptar el precio nuevo, realiza el pedido.
checkout-changed-old-lost = El precio que viste ya no está vigente; ahora es { $new }. No se ha realizado ningún pedido ni se te ha cobrado nada. Para aceptar este precio, realiza el pedido.
checkout-cookies = Tu navegador no ha guardado nuestra cookie, y la necesitamos para mostrarte el pedido. No se ha realizado ningún pedido. Permite las cookies de este sitio y vuelve a realizar el pedido.
checkout-mismatch = Lo que se entregaría no coincide con lo que elegiste, así que nos hemos detenido. No se ha realizado ningún pedido ni se te ha cobrado nada. Elige de nuevo el importe.
checkout-conflict = Ya has hecho un pedido desde este formulario, con otros datos. Mira primero ese pedido. Si quieres otro más, vuelve a realizar el pedido.
checkout-conflict-link = Ver ese pedido
checkout-blocked = Nuestro proveedor está bloqueando los pedidos desde tu conexión a internet. No se ha realizado ningún pedido ni se te ha cobrado nada. Desactiva la VPN si usas una, prueba con otra conexión o inténtalo de nuevo en unos minutos.
checkout-queue-title = Estás en la cola
checkout-queue-text = Nuestro proveedor solo acepta cierto número de pedidos a la vez. Realizaremos el tuyo cuando te toque y te llevaremos al pago. Deja esta página abierta: se actualiza automáticamente. Todavía no se ha realizado ningún pedido ni se te ha cobrado nada.
checkout-queue-seconds =
    { $n ->
        [one] Aproximadamente { $n } segundo
       *[other] Aproximadamente { $n } segundos
    }
checkout-queue-minutes =
    { $n ->
        [one] Aproximadamente { $n } minuto
       *[other] Aproximadamente { $n } minutos
    }
checkout-queue-lost-title = Has perdido tu lugar en la cola
checkout-queue-lost-text = Tu pedido no se ha realizado y no se te ha cobrado nada. Vuelve al pago y realízalo otra vez.
checkout-queue-again = Volver al pago
checkout-too-many-unpaid = Tienes varios pedidos pendientes de pago. Paga uno o espera a que caduque y luego realiza este pedido. Los encontrarás en «Pedidos».
checkout-unavailable = No hemos podido comprobar tu pedido. No se ha realizado ni se te ha cobrado nada. Lo que escribiste sigue aquí. Inténtalo de nuevo en un momento.
checkout-not-sent = No hemos podido enviar tu pedido. No se ha realizado ni se te ha cobrado nada. Lo que escribiste sigue aquí. Inténtalo de nuevo en un momento.
checkout-name-note = Cryptorefills acepta { $coin } en { $network } solo de compradores cuyo nombre completo tiene registrado, y esta tienda no pide nombres. Si no tiene el tuyo, rechazará el pedido antes de cobrarte nada. En otras redes no hace falta.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Código promocional (opcional)
checkout-coupon-hint = Lo comprobamos al realizar el pedido. Verás el nuevo total antes de que se pida nada.
checkout-coupon-wrong = Los códigos promocionales solo tienen letras, cifras y guiones. Revísalo o deja el campo vacío.
checkout-coupon-title = Código promocional aplicado
checkout-coupon-text = El total es ahora { $new } en lugar de { $old }. Todavía no se ha realizado ningún pedido ni se te ha cobrado nada. Para comprar a este precio, realiza el pedido.

problem-amount-less-then-minimum-allowed = Tu total es inferior al mínimo de Cryptorefills por pedido. Elige un importe mayor.
problem-maximum-amount-per-order-exceeded = Tu total supera el máximo de Cryptorefills por pedido. Elige un importe menor o divide la compra en varios pedidos.
problem-product-count-exceeded = Son más artículos de los que Cryptorefills acepta en un pedido. Pide algunos por separado.
problem-multiple-limited-product-same-order = Cryptorefills vende una sola unidad de este artículo por pedido. Pide la siguiente por separado.
problem-daily-spending-limit-exceeded = Este pedido superaría el límite diario de Cryptorefills para compradores sin cuenta. Elige un importe menor o inténtalo mañana.
problem-monthly-spending-limit-exceeded = Este pedido superaría el límite mensual de Cryptorefills para compradores sin cuenta. Elige un importe menor o inténtalo el mes que viene.
problem-fullname-missing = Para esta moneda en esta red, Cryptorefills necesita tener registrado tu nombre completo, y esta tienda no lo pide. Elige otra red u otra moneda.
problem-kyc-missing = Cryptorefills solo vende esto a compradores con la identidad verificada, y esta tienda no tiene cuentas. Elige un importe menor u otra marca.
problem-kyc-pending = Cryptorefills aún está verificando tu identidad. Suele tardar 20 minutos y nunca más de dos días. No se ha realizado ningún pedido. Inténtalo más tarde o elige un importe menor.
problem-verification-required = Cryptorefills exige para esta compra una verificación que esta tienda no admite. Elige un importe menor u otra marca.
problem-login-required = Cryptorefills solo vende esto a quienes tienen una cuenta, y esta tienda no tiene cuentas. Elige otra marca.
problem-coupon-requires-login = Este código es solo para quienes tienen una cuenta de Cryptorefills. Haz el pedido sin él o prueba otro.
problem-not-available-product = Este importe no está disponible ahora mismo. Elige otro importe.
problem-out-of-stock = Este importe se acaba de agotar. Elige otro importe.
problem-not-active = Este artículo no está disponible temporalmente. Elige otro.
problem-invalid-beneficiary-account = No se ha aceptado la dirección o el número de entrega. Revísalo y corrígelo.
problem-invalid-email-domain = No se puede entregar a este proveedor de correo. Escribe una dirección de otro proveedor.
problem-not-allowed-payment-via = Este método de pago no está disponible para este artículo. Elige otra moneda u otra red.
problem-unsupported-protocol-coin-combination = Esta moneda no está disponible en esta red. Elige otra red.
problem-suspended-coin = Los pagos con esta moneda no están disponibles temporalmente. Elige otra moneda.
problem-suspended-network = Los pagos en esta red no están disponibles temporalmente. Elige otra red.
problem-coupon-not-found = Este código no existe. Revisa que esté bien escrito o haz el pedido sin él.
problem-already-spent = Este código ya se ha usado. Haz el pedido sin él o prueba otro.
problem-max-usage-reached = Este código ha alcanzado su límite de usos. Haz el pedido sin él o prueba otro.
problem-expired = Este código ha caducado. Haz el pedido sin él o prueba otro.
problem-below-min-amount = Este código requiere un total mayor. Elige un importe mayor o haz el pedido sin él.
problem-not-valid-for-user = Este código es para otros clientes. Haz el pedido sin él o prueba otro.
problem-not-valid-for-category = Este código no es válido para esta categoría. Haz el pedido sin él o prueba otro.
problem-not-valid-for-kind = Este código no es válido para este tipo de producto. Haz el pedido sin él o prueba otro.
problem-not-valid-for-brand = Este código no es válido para esta marca. Haz el pedido sin él o prueba otro.
problem-not-valid-for-country = Este código no es válido para este país. Haz el pedido sin él o prueba otro.
problem-not-valid-for-store = Este código no es válido en esta tienda. Haz el pedido sin él o prueba otro.
problem-invalid-denomination = Este importe ya no está disponible. Elige otro.
problem-invalid-product-value = No se ha aceptado este importe. Elige uno dentro de los límites indicados.
problem-amount-too-low = Este importe es demasiado bajo. Elige uno mayor.
problem-amount-too-high = Este importe es demasiado alto. Elige uno menor.
problem-country-not-supported = Este artículo no está disponible para este país. Elige otro país en la parte superior de la página.
problem-invalid-request = No se ha aceptado tu pedido. No se te ha cobrado nada. Elige de nuevo el importe y revisa tus datos.
problem-not-found = Tu selección ya no está disponible. No se te ha cobrado nada. Elige de nuevo.
problem-unknown = No se ha aceptado tu pedido y no sabemos el motivo. No se te ha cobrado nada. Prueba con otro importe, otra moneda u otra red, o contacta con soporte.

## Order

order-title = Pedido: { $phase }
order-number = Pedido
order-receipt = Resumen del pedido
order-placed-at = Realizado el { $when }
order-pay-title = Paga con { $coin } en { $network }
order-pay-title-rest = Paga el resto con { $coin } en { $network }
order-checked = Última comprobación hace { $age }. Nuestro proveedor está ocupado y seguimos comprobando. El importe y la dirección de abajo no cambian.
order-send-exactly = Envía exactamente
order-to-address = A esta dirección
order-to-invoice = A esta factura
order-fee-hint = Debe llegar esta cantidad exacta. Si tu exchange descuenta una comisión, súmala aparte.
order-received = Recibidos { $received } de { $total } { $coin }. Si tu exchange descuenta una comisión, súmala aparte.
order-time-left = Tiempo restante
order-open-wallet = Abrir en la billetera
order-qr = Código QR: { $amount } { $coin } en { $network }
order-token-account = La dirección de abajo es una cuenta de token de { $coin }, no una billetera. Envía manualmente solo desde una billetera o un exchange que pueda pagar a una cuenta de token. La mayoría de las billeteras no puede, y el dinero que envían a la cuenta equivocada se pierde para siempre.
order-token-account-link = Escanea el código QR o abre el enlace en el dispositivo donde tienes la billetera. La billetera recibe el pago de esta tienda y te lo muestra antes de que firmes.
order-token-account-button = Usa el botón de billetera del navegador, más abajo: prepara el pago para que tu billetera lo firme.
order-token-account-other = Esta tienda no puede preparar este pago para tu billetera. Te recomendamos hacer el pedido de nuevo en otra red.
order-token-account-such-as = Esta tienda no puede preparar este pago para tu billetera. Te recomendamos hacer el pedido de nuevo y pagar con { $coin } en { $network }.
order-only = Envía solo { $coin }, y solo por { $network }.
order-only-why = Lo que envíes por otra red no llegará y normalmente no se puede recuperar.
order-copy-amount = Copiar cantidad
order-copy-address = Copiar dirección
order-copy-invoice = Copiar factura
order-copy-code = Copiar código
order-copied = Copiado
order-copy-by-hand = Seleccionado: pulsa Ctrl+C o ⌘C, o mantén pulsado y elige Copiar.
order-reveal = Mostrar código
order-reveal-failed = No hemos podido cargar tu código. Está a salvo y también se envió por correo. Inténtalo de nuevo en un momento.
order-code = Código
order-pin = PIN
order-link = Enlace
order-picture-elsewhere = Hay una imagen de este código en una dirección que esta tienda no conoce:
order-copy-picture = Copiar dirección de imagen
order-open-picture = Abrir imagen
order-barcode = Código de barras de la tarjeta regalo
order-code-qr = Código QR de la tarjeta regalo
order-serial = Número de serie
order-security-code = Código de seguridad
order-reference = Referencia de la operadora
order-open-link = Abrir enlace
order-esim-qr = Código QR para instalar la eSIM
order-esim-iphone = Instalar en este iPhone
order-esim-server = Dirección SM-DP+
order-esim-copy-server = Copiar dirección
order-esim-activation = Código de activación
order-esim-copy-activation = Copiar código de activación
order-esim-how = Cómo instalarla
order-esim-how-iphone = iPhone: toca el botón de arriba o ve a Ajustes > Datos móviles > Añadir eSIM > Usar código QR. En versiones anteriores a iOS 17.4 el botón no funciona: escanea el código desde otra pantalla.
order-esim-how-android = Android: ve a Ajustes > Red (o Conexiones) > SIM > Añadir eSIM. Escanea el código o elige introducirlo manualmente y pega la dirección y el código de activación.
order-esim-once = Instálala con wifi y una sola vez: la mayoría de los códigos solo funcionan una vez. Al llegar, activa la itinerancia de datos para esta eSIM.
order-how-to-redeem = Cómo canjear
order-on-its-way = En camino
order-credited = Saldo abonado. No hay nada que canjear.
order-line-failed = No se ha podido entregar
order-line-missing = Aún sin código
order-surplus = Has enviado { $surplus } { $coin } de más. No se han perdido: contacta con soporte para recuperarlos.
order-refunded = Reembolsado: { $sum }.
solana-pay-message = { $amount } { $coin } a { $shop }
solana-pay-account = Esta cuenta no puede pagar el pedido. Usa la cuenta principal de tu billetera.
solana-pay-over = Este pedido ya no admite pagos. No envíes nada.
solana-pay-later = No hemos podido preparar el pago. Inténtalo de nuevo en un momento.
order-print = Imprimir
order-full-receipt = Ver recibo
order-simulate = Simular pago
order-simulate-why = Modo de prueba: no se envía nada a esta dirección.
order-support = Contactar con soporte
order-again = Pedir de nuevo
help-preparing-title = Está tardando más de lo habitual
help-preparing-text = Crear la dirección de pago puede tardar unos minutos. No se te ha cobrado nada y esta página se actualiza automáticamente.
help-unseen-title = ¿Ya lo has enviado?
help-unseen-text = Los exchanges suelen enviar con retraso. Comprueba en tu billetera o exchange si el pago ha salido, a esta dirección y por esta red. No lo envíes otra vez: lo encontraremos en cuanto aparezca en la red.
help-confirming-title = La confirmación está tardando más
help-confirming-text = Las redes pueden estar saturadas, y una comisión baja ralentiza el pago. Hemos visto el tuyo y está registrado. No lo envíes otra vez.
help-issuing-title = La entrega está tardando más
help-issuing-text = Tenemos tu pago; no se ha perdido. A veces los proveedores tardan un poco. Tu pedido aparecerá aquí y llegará por correo en cuanto esté listo.
help-how = ¿Sigues esperando? Contacta con soporte y envía estos datos:
support-title = Datos para soporte
support-why = Si necesitas ayuda, copia estos datos o envíalos por correo. No contienen códigos ni tu dirección de correo.
support-hold = Pausar la actualización automática
support-copy = Copiar datos
support-add = Añadir
support-hash = Hash de la transacción
support-hash-hint = Lo encontrarás en tu billetera o exchange. Nos ayuda a localizar tu pago.
support-state = Estado
support-network = Red
support-coin = Moneda
support-amount = Cantidad
support-received = Recibido
support-address = Dirección
support-placed = Realizado
support-paid = Pagado
support-delivered = Entregado
support-since = En este estado desde
support-told = A fecha de
receipt-title = Recibo
receipt-unpaid = Aún no se ha pagado. Esto es un resumen del pedido, no un recibo.
receipt-number = Número de pedido
receipt-placed = Realizado
receipt-paid = Pagado
receipt-status = Estado
receipt-lines = Artículos
receipt-owed = Total
receipt-received = Recibido
receipt-network = Red
receipt-address = Pagado a
receipt-seller = Vendido por { $seller }, comerciante registrado. { $shop } es la tienda.
receipt-no-codes = Los recibos no incluyen los códigos. Los encontrarás en la página del pedido y en el correo en el que llegaron.
receipt-back = Volver al pedido

reprice-title = ¿Aceptas la nueva cantidad?
reprice-agreed = Aceptaste
reprice-asked = El pedido cuesta ahora
reprice-dearer = { $difference } { $coin } más
reprice-cheaper = { $difference } { $coin } menos
reprice-accept = Aceptar { $amount } { $coin }
reprice-decline = ¿No te interesa? No hagas nada: el pedido caducará y no se te cobrará.

timeline-label = Progreso
usual-step = Esto suele tardar { $span }.
usual-network = En { $network } esto suele tardar { $span }.
usual-sent = Una vez enviado, un pago en { $network } suele tardar { $span }.
span-seconds = unos segundos
span-under =
    { $n ->
        [one] menos de un minuto
       *[other] menos de { $n } minutos
    }
span-minutes = de { $from } a { $to } minutos
span-hours = hasta { $n } horas
stage-placed = Realizado
stage-paid = Pagado
stage-sourced = Emitido
stage-delivered = Entregado
stage-now = Ahora
stage-held = En espera
stage-part = Parcial
stage-stopped = Detenido

phase-placing-title = Realizando tu pedido
phase-placing-text = Estamos enviando tu pedido. No se te ha cobrado nada.
phase-placing-next = No tienes que hacer nada. Esta página se actualiza automáticamente. No vuelvas a hacer el pedido.
phase-unconfirmed-title = Estamos comprobando este pedido
phase-unconfirmed-text = La respuesta a tu pedido se ha perdido, así que aún no sabemos si se ha realizado. No se enviará dos veces y no se te ha cobrado nada.
phase-unconfirmed-next = No hagas otro pedido todavía. Vuelve a mirar dentro de un rato. Si nada ha cambiado, contacta con soporte e indica tu número de pedido.
phase-not-placed-title = Tu pedido no se ha realizado
phase-not-placed-text = Se detuvo antes de que hubiera algo que pagar. No se te ha cobrado nada.
phase-not-placed-next = Elige de nuevo. Puede que funcione con otro importe, otra moneda u otra red.
phase-preparing-title = Preparando tu pago
phase-preparing-text = Tu pedido se ha realizado. Estamos creando la dirección de pago.
phase-preparing-next = Todavía no tienes que hacer nada. La dirección aparecerá aquí automáticamente.
phase-awaiting-payment-title = Esperando tu pago
phase-awaiting-payment-text = Tu pedido se ha realizado. Continúa en cuanto veamos tu pago.
phase-awaiting-payment-next = Envía la cantidad de abajo en un solo pago. Esta página se actualiza automáticamente.
phase-awaiting-payment-unshown = Ahora mismo no podemos mostrar los datos de pago. No envíes nada hasta que aparezcan aquí. Seguimos consultando.
phase-repriced-title = El precio ha cambiado
phase-repriced-text = Tu pedido se ha realizado, pero cuesta una cantidad distinta de la que aceptaste. No se te ha cobrado nada.
phase-repriced-next = Compara las dos cantidades y decide. No envíes nada antes de aceptar: hasta entonces no hay dirección de pago.
phase-underpaid-title = Pago parcial recibido
phase-underpaid-text = Ha llegado menos de la cantidad total. Lo que enviaste cuenta para este pedido.
phase-underpaid-next = Envía el resto a la misma dirección, por la misma red.
phase-underpaid-unshown = Ahora mismo no podemos mostrar lo que falta por pagar. No envíes nada más hasta que aparezca aquí. Seguimos consultando.
phase-underpaid-next-invoice = Una factura de Lightning no se puede pagar dos veces. No envíes nada más. Contacta con soporte e indica tu número de pedido para que podamos localizar tu pago.
phase-seen-title = Pago detectado
phase-seen-text = Hemos visto la cantidad completa. Cuenta en cuanto la red la confirme.
phase-seen-next = No hay nada más que enviar. Esta página se actualiza automáticamente.
phase-confirming-title = Confirmando tu pago
phase-confirming-text = Tu pago está en la red y la red lo está confirmando.
phase-confirming-next = No tienes que hacer ni enviar nada más. Puedes cerrar esta página: los códigos también llegan por correo.
phase-sourcing-title = Preparando tu pedido
phase-sourcing-text = Tu pago está confirmado. Estamos preparando tu pedido.
phase-sourcing-next = No tienes que hacer nada. Puedes cerrar esta página: los códigos también llegan por correo.
phase-recovered-title = Hemos encontrado tu pago tardío
phase-recovered-text = Llegó fuera de plazo, pero se ha aceptado. Estamos preparando tu pedido.
phase-recovered-next = No tienes que hacer nada ni volver a enviar nada. Los códigos aparecerán aquí y también llegarán por correo.
phase-arriving-title = Ya tienes parte de tu pedido
phase-arriving-text = Parte de tu pedido ya se ha entregado. Seguimos preparando el resto.
phase-arriving-next = Ya puedes usar lo que está aquí. El resto aparecerá abajo automáticamente y también llegará por correo.
phase-review-title = Estamos revisando tu pedido
phase-review-text = Tu pago ha llegado y está registrado. El pedido necesita una revisión manual antes de continuar.
phase-review-next = No tienes que hacer nada ni volver a enviar nada. Puede tardar hasta 24 horas. El resultado aparecerá aquí y llegará por correo.
phase-overpaid-title = Has enviado demasiado
phase-overpaid-text = Tu pago está registrado con este pedido. Está retenido porque supera la cantidad debida. Tu dinero no se ha perdido.
phase-overpaid-next = No envíes nada más. Lo revisamos manualmente, normalmente en 24 horas. Para recuperar lo que sobró, contacta con soporte e indica tu número de pedido.
phase-held-title = Tu pago está retenido
phase-held-text = Ha llegado un pago, pero no es el que esperábamos. Está registrado con este pedido.
phase-held-next = No envíes nada más. Lo revisamos manualmente, normalmente en 24 horas. Si tienes dudas, contacta con soporte e indica tu número de pedido.
phase-parked-title = No pagues este pedido
phase-parked-text = Los datos de pago que recibimos no coinciden con lo que elegiste, así que nos hemos detenido aquí. No se te ha cobrado nada.
phase-parked-next = No envíes nada por este pedido. Haz un pedido nuevo. Si ya has enviado algo, contacta con soporte e indica tu número de pedido.
phase-delivered-title = Tu pedido está aquí
phase-delivered-text = Se ha entregado todo y también se ha enviado por correo.
phase-delivered-next = Muestra los códigos solo cuando nadie más vea tu pantalla. Guárdalos como si fueran dinero en efectivo. Una vez mostrados, no se pueden devolver.
phase-delivered-late-title = Pago tardío, pedido entregado
phase-delivered-late-text = Tu pago llegó fuera de plazo, pero se ha aceptado. Se ha entregado todo y también se ha enviado por correo.
phase-delivered-late-next = No hagas otro pedido. Muestra los códigos solo cuando nadie más vea tu pantalla. Una vez mostrados, no se pueden devolver.
phase-delivered-without-code-title = Tu código está a punto de llegar
phase-delivered-without-code-text = Tu pedido está completo. Un código aún está de camino a esta página.
phase-delivered-without-code-next = No tienes que hacer nada. El código aparecerá aquí automáticamente y también llegará por correo.
phase-code-missing-title = Tu código aún no ha llegado
phase-code-missing-text = Tu pedido está completo, pero ningún código ha llegado a esta página. Tu pago y tu pedido están registrados.
phase-code-missing-next = Mira en tu correo y en la carpeta de spam: el código también se envía ahí. Si no lo encuentras, contacta con soporte e indica tu número de pedido.
phase-partly-delivered-title = Parte de tu pedido está aquí
phase-partly-delivered-text = Parte de tu pedido se ha entregado y parte no se ha podido entregar. Abajo puedes ver cuál.
phase-partly-delivered-next = Ya puedes usar lo que está aquí. Por el resto, normalmente recibirás por correo un enlace de reembolso. Si no llega en un día laborable, contacta con soporte e indica tu número de pedido.
phase-undelivered-title = No hemos podido entregar tu pedido
phase-undelivered-text = No se ha podido entregar nada de lo que pediste. Tu pago está registrado con este pedido.
phase-undelivered-next = No envíes nada más. Normalmente recibirás por correo un enlace de reembolso en un día laborable. Si no llega, contacta con soporte e indica tu número de pedido.
phase-expired-title = Tu pedido ha caducado
phase-expired-text = No hemos visto ningún pago a tiempo, así que el precio ya no está garantizado. No se te ha cobrado nada.
phase-expired-next = ¿Aún no has pagado? No pagues ahora; haz un pedido nuevo. ¿Ya lo has enviado? No lo envíes otra vez: durante un día más o menos aún podemos encontrar un pago tardío, y esta página lo mostrará.
phase-expired-underpaid-title = Caducado tras un pago parcial
phase-expired-underpaid-text = A tiempo llegó menos de la cantidad total, así que el precio ya no está garantizado. Lo que enviaste está registrado con este pedido.
phase-expired-underpaid-next = No envíes nada más a esta dirección. Contacta con soporte e indica tu número de pedido y la transacción para que podamos localizar tu pago.
phase-expired-after-payment-title = Pago recibido demasiado tarde
phase-expired-after-payment-text = Tu pago llegó fuera de plazo. Lo hemos visto y está registrado con este pedido.
phase-expired-after-payment-next = No envíes nada más. Un pago tardío aún puede aceptarse, normalmente en 24 horas. Si nada cambia, contacta con soporte e indica tu número de pedido.
phase-payment-failed-title = Tu pago no se ha completado
phase-payment-failed-text = No se ha podido completar el pago, así que no se ha entregado nada.
phase-payment-failed-next = Mira en tu billetera. Si las monedas siguen ahí, haz un pedido nuevo. Si ya no están, contacta con soporte e indica tu número de pedido.
phase-setup-failed-title = No hemos podido preparar tu pago
phase-setup-failed-text = No hemos podido crear una dirección de pago. No se te ha cobrado nada.
phase-setup-failed-next = Haz un pedido nuevo. Si sigue sin funcionar, prueba con otra moneda u otra red.
phase-refunded-title = Reembolsado
phase-refunded-text = Estamos reembolsando tu pago de este pedido, en la misma moneda y por la misma red.
phase-refunded-next = Busca en tu correo el enlace de reembolso y escribe ahí la dirección de tu propia billetera. Es válido 90 días y las monedas suelen llegar en un día laborable. ¿No hay correo? Mira en la carpeta de spam y luego contacta con soporte.
phase-canceled-title = Tu pedido se ha cancelado
phase-canceled-text = No lo procesaremos. Si no has pagado, no se te cobrará nada.
phase-canceled-next = Ya no lo pagues. Si ya has pagado, contacta con soporte e indica tu número de pedido.
phase-in-progress-title = Tu pedido está en curso
phase-in-progress-text = Estamos trabajando en él, y todo lo hecho hasta ahora está registrado.
phase-in-progress-next = No tienes que hacer nada. Esta página muestra las novedades automáticamente.

## Browser wallets

wallet-open = Pagar con una billetera del navegador
wallet-open-why = Para billeteras instaladas en este navegador. No se conecta nada hasta que elijas una.
wallet-missing = No hemos podido cargarlo. Inténtalo de nuevo o paga a la dirección de arriba.
wallet-choose = Elige una billetera
wallet-none = No se encontró en este navegador ninguna billetera para { $network }. Paga con el código QR o la dirección de arriba.
wallet-another = Elegir otra billetera
wallet-connecting = { $wallet } pregunta si esta página puede ver tu cuenta. Responde en tu billetera.
wallet-elsewhere = { $wallet } está en otra red. Este pedido debe pagarse en { $network }.
wallet-switch = Cambiar a { $network }
wallet-switching = { $wallet } pregunta si quieres cambiar de red. Responde en tu billetera.
wallet-fact-amount = Cantidad
wallet-amount-on = { $amount } { $coin } en { $network }
wallet-fact-to = Para
wallet-fact-from = Desde
wallet-send = Enviar { $amount } { $coin }
wallet-compare = Tu billetera volverá a mostrar el pago. Confírmalo solo si la cantidad y el destinatario coinciden. Con un token, la billetera puede mostrar también el contrato del token.
wallet-checking = Comprobando el pedido una vez más…
wallet-sending = Confirma el pago en { $wallet }. No se envía nada hasta que lo hagas.
wallet-sandbox-evm = Modo de prueba: usa una billetera sin dinero. Si envía monedas reales, se pierden: nadie tiene la clave de esta dirección.
wallet-sandbox-solana = Modo de prueba: este pago es para una red que no existe. Una billetera real lo rechazará.
wallet-sent = Enviado desde tu billetera
wallet-sent-next = No pagues otra vez. Tu pedido detecta el pago automáticamente cuando la red lo confirma.
wallet-hash = Transacción
wallet-copy-hash = Copiar transacción
wallet-unclear = No sabemos si tu billetera lo envió
wallet-unclear-next = Mira primero en tu billetera. Si el pago está ahí, espera: tu pedido lo detecta automáticamente. Paga de nuevo solo si no se envió nada.
wallet-unclear-again = No se envió nada: intentar de nuevo
wallet-rejected = Lo has rechazado en tu billetera. No se envió nada.
wallet-unknown-chain = Tu billetera no conoce esta red. No se envió nada. Añade la red en los ajustes de la billetera o paga con el código QR o la dirección de arriba.
wallet-busy = Tu billetera espera tu respuesta. Ábrela, responde e inténtalo de nuevo.
wallet-silent = Tu billetera no responde. Ábrela y comprueba si te está esperando.
wallet-failed = Tu billetera no ha podido hacerlo. Inténtalo de nuevo, elige otra o paga con el código QR o la dirección de arriba.
wallet-no-account = Tu billetera no ha compartido ninguna cuenta que pueda pagar este pedido. No se envió nada.
wallet-other-account = Tu billetera ha cambiado de cuenta. No se envió nada. Para pagar desde esa cuenta, elige de nuevo la billetera.
wallet-still-elsewhere = Tu billetera no está en la red de este pedido. No se envió nada.
wallet-changed = El pedido ha cambiado desde la última vez que lo viste. No se envió nada. Revísalo antes de enviar.
wallet-not-payable = Este pedido ya no admite pagos. No se envió nada.
wallet-no-way = Este pago no se puede hacer desde una billetera del navegador. Paga con el código QR o la dirección de arriba.
wallet-not-prepared = No hemos podido preparar el pago. No se envió nada. Inténtalo de nuevo en un momento o paga con el código QR o la dirección de arriba.

## Orders of this device

orders-title = Tus pedidos
orders-intro = Pedidos hechos en este navegador. No se guardan en ninguna cuenta, así que conserva también los correos.
orders-empty-text = Aún no hay pedidos en este navegador. Si hiciste un pedido en otro sitio, los códigos están en el correo que recibiste.
orders-find = Ver tarjetas regalo
orders-elsewhere-title = ¿Has comprado en otro dispositivo?
orders-elsewhere-text = Escribe el correo con el que hiciste el pedido. Si tiene pedidos, recibirás un enlace que los abre aquí.
orders-elsewhere-send = Enviarme un enlace
orders-elsewhere-none = Esta tienda no envía correos propios, así que un pedido solo se abre en el navegador en el que lo hiciste. Los códigos también están en el correo que recibiste.
orders-asked-title = Revisa tu correo
orders-asked-text = Si hay pedidos con esa dirección, un enlace va de camino. Funciona una sola vez, durante { $minutes } minutos.
orders-asked-hint = ¿No ha llegado nada en unos minutos? Mira en la carpeta de spam y comprueba que sea la dirección con la que hiciste el pedido. Cada dirección recibe como máximo { $count } enlaces por hora.
orders-back = Volver a tus pedidos
orders-open-title = ¿Abrir aquí tus pedidos?
orders-open-text = Pulsa el botón y este navegador mostrará todos los pedidos hechos hasta ahora con tu correo, códigos incluidos.
orders-open-go = Abrir mis pedidos
orders-open-hint = Hazlo solo en un dispositivo tuyo. ¿No lo has pedido tú? Cierra esta página; no se ha abierto nada.
orders-granted = Algunos de estos pedidos se hicieron en otro sitio y se abrieron aquí por correo. Se cierran automáticamente al cabo de 24 horas.
orders-close = Cerrarlos ahora
orders-forget-text = ¿Este dispositivo no es tuyo? Haz que este navegador olvide tus pedidos. Perderá el acceso a todos, también a los pendientes de pago. Puedes volver a abrirlos por correo.
orders-forget-text-no-mail = ¿Este dispositivo no es tuyo? Haz que este navegador olvide tus pedidos. Perderá el acceso a todos, también a los pendientes de pago. Esta tienda no envía correos propios, así que no podrás volver a abrirlos aquí. Los códigos están en los correos que recibiste.
orders-forget = Olvidar mis pedidos
order-codes-retired = Este pedido terminó hace mucho tiempo, así que sus códigos ya no se muestran aquí. Están en el correo que recibiste.
link-ask = Pedir un enlace nuevo
link-unreadable-title = Este enlace no funciona
link-unreadable-text = Está incompleto o no lo ha enviado esta tienda. No se ha abierto nada. Copia el enlace completo del correo o pide uno nuevo.
link-expired-title = Este enlace ha caducado
link-expired-text = Los enlaces funcionan durante { $minutes } minutos. Aquí no se ha abierto nada. Pide uno nuevo.
link-spent-title = Este enlace ya se ha usado
link-spent-text = Un enlace funciona una sola vez, y este ya abrió pedidos en otro dispositivo. Aquí no se ha abierto nada. Si no fuiste tú, alguien puede leer tu correo: cambia primero la contraseña del correo y luego pide un enlace nuevo.

## Correos

mail-link-subject = Tus pedidos en { $shop }
mail-link-text =
    Hola:

    Alguien, seguramente tú, ha pedido a { $shop } abrir en otro dispositivo los pedidos de esta dirección de correo. Abre allí este enlace y pulsa el botón:

    { $link }

    El enlace funciona una sola vez, durante { $minutes } minutos.

    Si no lo has pedido tú, ignora este correo. No se ha abierto nada, y sin el enlace no se puede abrir nada.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Recargas de móvil
top-up-lead = Elige el país y escribe el número para ver quién puede recargarlo. El saldo va directo al teléfono, o recibes un PIN por correo.
top-up-country = País
top-up-number = Número de teléfono
top-up-number-hint = Con o sin el prefijo del país. También puedes dejarlo vacío y escribirlo después.
top-up-show = Ver operadoras
top-up-for = Número que se recargará: { $number }
top-up-results = Operadoras
top-up-empty = Ahora mismo no hay operadoras disponibles para este país ({ $country }). Elige otro país o vuelve más tarde.
top-up-switch = Ver operadoras de este número: { $country }
places-country-wrong = No conocemos este país. Elige uno de la lista.
places-popular = Más buscados
places-all = Todos los países
plan-data-unlimited = Datos ilimitados
plan-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
plan-minutes-unlimited = Llamadas ilimitadas
plan-texts =
    { $count ->
        [one] { $count } SMS
       *[other] { $count } SMS
    }
plan-texts-unlimited = SMS ilimitados
plan-days =
    { $count ->
        [one] { $count } día
       *[other] { $count } días
    }

## eSIMs

esim-title = eSIM
esim-lead = Datos móviles para tu viaje: elige adónde vas, escanea un código y conéctate al llegar.
esim-destination = Destino
esim-show = Ver planes
esim-elsewhere = Cambiar de destino
esim-plans = Planes
esim-by-data = Datos
esim-by-days = Días
esim-sort = Ordenar por
esim-sort-price = Precio
esim-sort-data = Datos
esim-sort-days = Días
esim-any = Todos
esim-unlimited = Ilimitados
esim-none-like-this = Ningún plan para este destino coincide con estos filtros.
esim-all-plans = Ver todos los planes
esim-empty = Ahora mismo no hay eSIM disponibles para este destino ({ $country }). Elige otro o vuelve más tarde.
esim-device-title = Antes de pagar: ¿tu teléfono admite eSIM?
esim-device-text = Tu teléfono debe admitir eSIM y no estar bloqueado por una operadora. Una vez entregada, la eSIM no se puede devolver.
esim-device-how = Cómo comprobarlo
esim-device-dial = Marca *#06#. Si entre los números aparece un EID, tu teléfono admite eSIM.
esim-device-iphone = iPhone: ve a Ajustes > General > Información. En «Bloqueo del operador» debe poner «Sin restricciones de SIM».
esim-device-android = Android: ve a Ajustes > Red (o Conexiones) > SIM. Debe haber una opción para añadir una eSIM. Pregunta a tu operadora si tu teléfono está libre.

## Errors

failure-bad-request-title = Este enlace o formulario no es válido
failure-bad-request-text = Falta algo o hay datos incorrectos. No se ha realizado ningún pedido. Vuelve atrás y elige de nuevo.
failure-choice-title = Este importe no está disponible
failure-choice-text = Este importe no está a la venta. No se ha realizado ningún pedido. Elige otro.
failure-rail-title = Este método de pago no está disponible
failure-rail-text = La moneda o la red no está disponible ahora mismo, o el importe es demasiado bajo para ella. No se ha realizado ningún pedido. Elige otra moneda u otra red.
failure-not-found-title = Página no encontrada
failure-not-found-text = Esta página no existe o no tienes acceso a ella. Revisa la dirección.
failure-nothing-to-sell-title = No hay importes disponibles
failure-nothing-to-sell-text = Esta marca no tiene importes a la venta ahora mismo. No se ha realizado ningún pedido. Vuelve más tarde o elige otra marca.
failure-no-price-title = Ahora mismo no hay precio
failure-no-price-text = Ahora mismo no hay precio para esta selección, así que no se puede comprar. No se ha realizado ningún pedido. Prueba con otro importe u otra moneda.
failure-not-payable-title = Este pedido no se puede pagar ahora
failure-not-payable-text = Ya está pagado, ha terminado o no se puede pagar así. No se ha enviado nada ahora. Mira el pedido.
failure-too-many-title = Espera un momento
failure-too-many-text = Hemos recibido demasiadas solicitudes desde tu conexión. Tus pedidos no se ven afectados.
failure-blocked-title = Tu conexión está bloqueada
failure-blocked-text = Nuestro proveedor está bloqueando las solicitudes desde tu conexión a internet. No se ha realizado ningún pedido. Desactiva la VPN si usas una, prueba con otra conexión o inténtalo de nuevo en unos minutos.
failure-unavailable-title = No estamos disponibles temporalmente
failure-unavailable-text = Ahora mismo no podemos cargar los productos ni los precios. No se ha realizado ningún pedido, y los que ya tienes siguen su curso. Inténtalo de nuevo en un momento.
failure-internal-title = Algo ha salido mal
failure-internal-text = El fallo es nuestro. Los pedidos que ya tienes siguen su curso. Mira tus pedidos antes de hacer otro.

error-400-title = Este enlace o formulario no es válido
error-400-text = Falta algo o hay datos incorrectos. No se ha realizado ningún pedido. Vuelve atrás y elige de nuevo.
error-403-title = No se ha aceptado este formulario
error-403-text = No parece venir de esta tienda. No se ha realizado ningún pedido. Vuelve a abrir la página y envía el formulario desde allí.
error-404-title = Página no encontrada
error-404-text = Puede que el enlace sea antiguo o tenga una errata. Busca una marca o mira todas las tarjetas regalo.
error-404-brand-title = Marca no encontrada
error-404-brand-text = Puede que se venda para otro país o que el enlace tenga una errata. Búscala o mira todas las tarjetas regalo.
error-404-order-title = No podemos mostrar este pedido aquí
error-404-order-text = Solo puedes ver un pedido en el navegador en el que lo hiciste. Ábrelo allí. Los códigos también están en el correo que recibiste.
error-404-order-by-mail = Puedes ver un pedido en el navegador en el que lo hiciste. Para abrirlo aquí, ve a tus pedidos y escribe el correo con el que lo hiciste.
error-404-near = Resultados similares
error-409-title = No puedes comprar esto ahora mismo
error-409-text = Está agotado o ahora mismo no tiene precio. No se ha realizado ningún pedido. Elige otra cosa o vuelve más tarde.
error-413-title = Era demasiado de una vez
error-413-text = Has enviado más de lo que admite esta tienda. No se ha realizado ningún pedido. Vuelve atrás y envía menos.
error-429-title = Espera un momento
error-429-text = Hemos recibido demasiadas solicitudes desde tu conexión. Tus pedidos no se ven afectados. Espera un momento e inténtalo de nuevo.
error-429-wait =
    { $seconds ->
        [one] Inténtalo de nuevo en { $seconds } segundo.
       *[other] Inténtalo de nuevo en { $seconds } segundos.
    }
error-500-title = Algo ha salido mal
error-500-text = El fallo es nuestro. Los pedidos que ya tienes siguen su curso. Mira tus pedidos antes de hacer otro.
error-503-title = No estamos disponibles temporalmente
error-503-text = Ahora mismo no podemos cargar los productos ni los precios. Los pedidos que ya tienes siguen su curso. Inténtalo de nuevo en un momento.
error-home = Ir a la página de inicio
error-try-again = Intentar de nuevo
error-brands = Todas las tarjetas regalo
error-orders = Tus pedidos
