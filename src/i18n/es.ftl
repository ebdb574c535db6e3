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
shell-powered = Con la tecnología de Cryptorefills, vendedor oficial (merchant of record). Cryptorefills vende y entrega los productos de este sitio; { $shop } los muestra.
shell-help = Ayuda y condiciones
shell-support = Soporte
shell-terms = Condiciones de venta
shell-privacy = Privacidad
shell-breadcrumb = Estás aquí

## Home

home-title = Tarjetas regalo pagadas con cripto
home-description = Tarjetas regalo, recargas de móvil y eSIM, pagadas desde tu propia billetera de criptomonedas. Sin crear una cuenta.
home-heading = Tarjetas regalo, pagadas con cripto
home-lead = Elige una marca, paga desde tu propia billetera y recibe el código aquí y por correo. Sin cuenta.
home-featured = Marcas destacadas
home-all-brands =
    { $count ->
        [one] Ver la única marca
       *[other] Las { $count } marcas
    }
home-categories = Categorías
home-how = Cómo funciona
home-how-choose-title = Elige una tarjeta y un importe
home-how-choose-text = El precio en tu moneda se muestra al momento y se mantiene al día.
home-how-pay-title = Paga desde cualquier billetera
home-how-pay-text = Escanea el código o copia la dirección. Verás el tiempo que te queda.
home-how-receive-title = Recibe el código
home-how-receive-text = En la página de tu pedido y por correo electrónico.
home-also = También en este mostrador
home-top-up = Saldo para un móvil, aquí o en otro país
home-esim = Datos móviles en el extranjero, sin cambiar de tarjeta

## Catalogue

brands-title = Tarjetas regalo · { $country }
brands-heading = Tarjetas regalo · { $country }
brands-description = Tarjetas regalo, recargas de móvil y eSIM para { $country }, pagadas con cripto.
brands-intro = Estas son las marcas que se venden para este país. Muchas tarjetas solo funcionan en el país para el que se venden; arriba puedes elegir otro.
brands-search-title = Resultados de «{ $query }»
brands-results = Resultados
brands-count =
    { $count ->
        [one] { $count } marca
       *[other] { $count } marcas
    }
brands-filters = Filtros
brands-kind = Tipo
brands-kind-all = Todo
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
brands-empty-title = No hay nada para «{ $query }»
brands-empty-text = Puede que se escriba de otra forma o que la marca solo se venda para otro país.
brands-empty-filters-title = Nada coincide con estos filtros
brands-empty-filters-text = Quita algún filtro para ver más.
brands-near = Parecido a lo que buscas
brands-none = Ahora mismo no se vende ninguna marca para este país. Elige otro país arriba o vuelve a mirar más tarde.
brands-none-of-these = ¿Ninguna de estas?
brands-all =
    { $count ->
        [one] Ver la única marca
       *[other] Ver las { $count } marcas
    }
brands-bad-category = No hay ninguna categoría «{ $said }» en este país. No se ha perdido nada; elige una de la lista.
brands-bad-kind = No hay ningún tipo «{ $said }». No se ha perdido nada; elige uno de estos.
brands-bad-sort = Las marcas no se pueden ordenar por «{ $said }». No se ha perdido nada; elige una de estas opciones.
brands-bad-page = No hay ninguna página «{ $said }». No se ha perdido nada; empieza por la primera.

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
brand-description = { $brand } para { $country }, con pago en cripto desde tu propia billetera.
brand-about = Sobre { $brand }
brand-works-in = Válida en
brand-delivery = Entrega
brand-delivery-email = Por correo electrónico y en la página de tu pedido
brand-text-in-english = Cryptorefills solo tiene este texto en inglés.
brand-delivery-phone = Directamente al número de teléfono
brand-how-to-redeem = Cómo canjear
brand-terms = Condiciones de esta tarjeta
brand-note = Conviene saber
brand-sold-out-title = Agotada
brand-sold-out-text = Ahora mismo no queda nada de { $brand } para este país. Vuelve a mirar más tarde o elige otra marca.
brand-closed-title = No está a la venta ahora mismo
brand-closed-text = Ahora no se pueden leer las formas de pago, así que no se vende nada. No se ha perdido nada; vuelve a mirar en un momento.
brand-later-title = Los importes, en un momento
brand-later-text = Ahora mismo hay muchas visitas, así que los importes y precios tardan un poco más. Esta página vuelve a mirar por sí sola.
brand-ghost-title = Nada a la venta ahora mismo
brand-ghost-text = { $brand } figura en el catálogo, pero de momento no tiene importes a la venta. Vuelve a mirar más tarde o elige otra marca.
brand-account-title = No se vende aquí
brand-account-text = { $brand } se abona en una cuenta de cliente, y esta tienda no puede hacerlo. Nada más se ve afectado.
brand-emoney-title = Puede que te pregunten quién eres
brand-emoney-text = Esto es dinero prepago. Cryptorefills puede pedir que verifiques tu identidad antes de aceptar un pedido; lo sabrás antes de que haya nada que pagar.

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
picker-suspended = Suspendida
picker-name = Exige un nombre
picker-token-account = pocas billeteras
picker-name-hint = Las monedas estables en Tron exigen un nombre completo registrado en Cryptorefills, que esta tienda no pide. Todas las demás redes funcionan sin él.
picker-buy = Comprar ahora
picker-show-price = Ver precio
picker-you-pay = Pagas
picker-age = Precio de hace { $n } s
picker-age-minutes = Precio de hace { $n } min
picker-asking = Consultando el precio
picker-choose = Elige un importe y una moneda para ver el precio.
picker-refused = Este importe no está a la venta. Elige uno dentro de los límites indicados.
picker-no-price = Ahora mismo no hay precio para esta elección. Prueba con otro importe u otra moneda.
picker-unavailable = Ahora mismo no se puede consultar el precio. No se ha perdido nada; se volverá a intentar solo.
picker-by-phone = Se abona en el número
picker-by-email = PIN por correo
picker-number = Número de teléfono
picker-number-hint = País: { $country } ({ $code }). Por ejemplo { $example }.
picker-number-mixed = Solo hace falta para los importes que se abonan en el número.
picker-number-read = Se abonará en: { $number }
picker-account = Otros importes de esta operadora se abonan en un número de cuenta de cliente. Esta tienda no puede hacerlo y no los vende.
picker-add = Añadir al carrito
price-about = Unos { $money }
price-about-above = Unos { $money }, { $percent } % por encima del valor nominal

choice-missing = Elige un importe.
choice-not-a-number = Escribe el importe en cifras, por ejemplo 25 o 25,50.
choice-other-currency = Este artículo se vende en { $currency }. Escribe el importe en { $currency }, sin el símbolo de otra moneda.
choice-sold-out = Este importe está agotado ahora mismo. Elige otro o inténtalo de nuevo en unos minutos.
choice-not-on-sale = Este importe ya no está a la venta. Elige otro.
choice-below = El importe mínimo es { $min }.
choice-above = El importe máximo es { $max }.
choice-off-step = Este importe no está a la venta. Los más cercanos son { $below } y { $above }.
choice-recipient = Indica el número de teléfono que quieres recargar.

## Cart

cart-title = Carrito
cart-empty-text = Tu carrito está vacío. Hasta diez tarjetas, recargas o eSIM se pueden pagar juntas, en un solo pago.
cart-find = Ver tarjetas regalo
cart-more = Añadir otra cosa
cart-room =
    { $count ->
        [0] El carrito está lleno
        [one] Cabe uno más
       *[other] Caben { $count } más
    }
cart-pay = Pago
cart-checkout = Tramitar pedido
cart-quantity = Cantidad de { $item }
cart-fewer = Uno menos de { $item }
cart-add-one = Uno más de { $item }
cart-remove = Quitar
cart-remove-item = Quitar { $item }
cart-full = Un pedido admite diez artículos como máximo, así que no se ha añadido nada. Haz primero este pedido o quita algo.
cart-below = Es menos de lo que admiten la moneda y la red elegidas. Elige otra forma de pago o añade algo.
cart-line-gone = No está a la venta en este momento. Quítalo para continuar.
cart-line-no-price = No hay precio en esta moneda en este momento. Elige otra moneda o quítalo.
cart-line-unavailable = El precio no se puede consultar en este momento. Vuelve a cargar la página enseguida.

phone-missing = Escribe el número de teléfono en el que se abona el saldo.
phone-not-a-number = No es un número de teléfono válido para { $country }. Revisa las cifras.
phone-mobile-mark-ar = Parece el número de un teléfono fijo. Un móvil de Argentina lleva un 9 tras el prefijo del país (+54 9 11 2345-6789) o un 15 antes de las últimas cifras (11 15 2345-6789). Añádelo si es un móvil.
phone-mobile-mark-br = A este número le falta el 9 con el que empiezan los móviles de Brasil después del código de área: (11) 96123-4567. Añádelo.
phone-of-another-country = Este número es de otro país: { $which }. Lo que elegiste se abona en números de este: { $country }.

## Checkout

checkout-title = Finalizar pedido
checkout-step-email = Adónde van los códigos
checkout-step-pay = Cómo pagas
checkout-step-agree = Tu conformidad
checkout-email = Correo electrónico
checkout-email-hint = Los códigos también se envían aquí.
checkout-email-wrong = Escribe una dirección de correo como nombre@example.com
checkout-email-meant = ¿Querías decir { $email }?
checkout-email-sure = Si la dirección que escribiste es correcta, vuelve a hacer el pedido.
checkout-gift = Regalo: enviarlo a otra persona (opcional)
checkout-gift-hint = Su dirección de correo: lo que llega por correo va allí y no a la tuya. También está en la página de tu pedido, para que puedas darlo tú.
checkout-gift-wrong = Escribe la dirección de correo de la otra persona o déjala vacía.
checkout-gift-meant = ¿Querías decir { $email }? Si la dirección que escribiste es correcta, vuelve a hacer el pedido.
checkout-newsletter = Quiero recibir ofertas por correo
checkout-pay-text = { $coin } en { $network }, desde una billetera o un exchange que envíe por { $network }.
checkout-pay-next = La dirección y un código QR aparecen en la página siguiente.
checkout-change = Cambiar
checkout-refund = Dirección de reembolso (opcional)
checkout-refund-hint = Tu propia dirección para { $coin } en { $network }, por si hubiera que reembolsarte. Si no lo tienes claro, déjala vacía.
checkout-refund-hint-solana = La dirección Solana de tu propia billetera, por si hubiera que reembolsarte. La billetera debe haber tenido { $coin } antes, para que exista su cuenta: un reembolso no la abre. Si no lo tienes claro, déjala vacía.
checkout-refund-hint-lightning = Tu propia dirección de Bitcoin (en la cadena: empieza por bc1, 1 o 3), por si hubiera que reembolsarte. Una factura Lightning caduca demasiado pronto. Si no lo tienes claro, déjala vacía.
checkout-refund-wrong = Esto no parece una dirección. Revísala o déjala vacía.
checkout-refund-checksum = Una letra de esta dirección está mal o falta. Cópiala de nuevo o déjala vacía.
checkout-refund-network = Esta es una dirección de { $other }. Un reembolso se pagaría en { $coin } en { $network }. Indica tu dirección en esa red o déjala vacía.
checkout-refund-other = Esta es una dirección de otra red. Un reembolso se pagaría en { $coin } en { $network }. Indica tu dirección en esa red o déjala vacía.
checkout-refund-unspendable = Nadie puede gastar lo que se envía a esta dirección. Indica la tuya o déjala vacía.
checkout-refund-token = Esta es la dirección del propio { $coin }, no la de una billetera. Indica la tuya o déjala vacía.
checkout-refund-lightning = No se puede reembolsar a una factura ni a una dirección Lightning. Indica una dirección de Bitcoin o déjala vacía.
checkout-agree = Al hacer el pedido aceptas las { $terms } de Cryptorefills, que vende y entrega los productos. Pides la entrega inmediata y sabes que después un código no se puede devolver.
checkout-agree-terms = condiciones de venta
checkout-place = Hacer pedido
checkout-busy = Haciendo el pedido
checkout-not-charged = Todavía no se te cobra nada: pagas desde tu billetera en la página siguiente.
checkout-summary = Resumen
checkout-total = Total
checkout-errors =
    { $count ->
        [one] Hay una cosa que corregir
       *[other] Hay { $count } cosas que corregir
    }
checkout-changed-title = El precio ha cambiado
checkout-changed-text = Viste { $old }; ahora es { $new }. No se ha pedido ni cobrado nada. Haz el pedido para aceptar el precio nuevo.
checkout-changed-old-lost = El precio que viste ya no está al día; ahora es { $new }. No se ha pedido ni cobrado nada. Haz el pedido para aceptar este precio.
checkout-cookies = Tu navegador no guardó la cookie de esta tienda, y sin ella nadie podría mostrarte el pedido. No se ha pedido nada. Permite las cookies de este sitio y vuelve a hacer el pedido.
checkout-mismatch = Lo que se entregaría no es exactamente lo que elegiste, así que nos hemos detenido. No se ha pedido ni cobrado nada. Elige de nuevo el importe.
checkout-conflict = Ya existe un pedido de este formulario, con otros datos. Mira primero ese pedido. Si quieres otro además de ese, vuelve a hacer el pedido.
checkout-conflict-link = Ver ese pedido
checkout-blocked = Nuestro proveedor rechaza por ahora los pedidos desde tu conexión a internet. No se ha pedido ni cobrado nada. Desactiva la VPN si usas una, prueba con otra conexión o vuelve a intentarlo en unos minutos.
checkout-queue-title = Estás en la cola
checkout-queue-text = Nuestro proveedor solo acepta cierto número de pedidos a la vez. Enviaremos el tuyo cuando llegue su turno y te llevaremos al pago. Deja esta página abierta: se actualiza sola. Todavía no se ha pedido ni cobrado nada.
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
checkout-queue-lost-title = Se perdió tu lugar en la cola
checkout-queue-lost-text = Tu pedido no se envió y no se ha cobrado nada. Vuelve a la página de pago y haz el pedido otra vez.
checkout-queue-again = Volver al pago
checkout-too-many-unpaid = Varios de tus pedidos aún esperan el pago. Paga uno o espera a que venza, y luego haz este pedido. Los encuentras en «Mis pedidos».
checkout-unavailable = Ahora mismo no se pudo comprobar el pedido. No se ha pedido ni cobrado nada, y lo que escribiste sigue aquí. Inténtalo de nuevo en un momento.
checkout-not-sent = No se pudo enviar el pedido. No se ha pedido ni cobrado nada, y lo que escribiste sigue aquí. Inténtalo de nuevo en un momento.
checkout-name-note = Cryptorefills acepta { $coin } en { $network } solo de quien tiene registrado su nombre completo, y esta tienda no pide nombres. Si no tiene el tuyo, el pedido se rechaza antes de cobrar nada. Otra red funciona sin él.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Código promocional (opcional)
checkout-coupon-hint = Se comprueba al hacer el pedido; verás el nuevo total antes de que se pida nada.
checkout-coupon-wrong = Un código solo tiene letras, cifras y guiones. Compruébalo o déjalo vacío.
checkout-coupon-title = Tu código es válido
checkout-coupon-text = El total es { $new } en lugar de { $old }. Todavía no se ha pedido ni cobrado nada: haz el pedido a este precio.

problem-amount-less-then-minimum-allowed = El total está por debajo del mínimo que Cryptorefills acepta por pedido. Elige un importe mayor.
problem-maximum-amount-per-order-exceeded = El total supera el máximo que Cryptorefills acepta por pedido. Elige un importe menor o pide por partes.
problem-product-count-exceeded = Son más artículos de los que Cryptorefills acepta en un pedido. Pide algunos por separado.
problem-multiple-limited-product-same-order = Cryptorefills vende este artículo una sola vez por pedido. Pide el siguiente por separado.
problem-daily-spending-limit-exceeded = Con este pedido superarías el límite diario de Cryptorefills para quien compra sin cuenta. Elige un importe menor o inténtalo mañana.
problem-monthly-spending-limit-exceeded = Con este pedido superarías el límite mensual de Cryptorefills para quien compra sin cuenta. Elige un importe menor o inténtalo el mes que viene.
problem-fullname-missing = Para esta moneda en esta red, Cryptorefills necesita un nombre completo registrado, que esta tienda no pide. Elige otra red u otra moneda: funcionan sin él.
problem-kyc-missing = Cryptorefills vende esto solo a quien ha verificado su identidad, y esta tienda vende sin cuentas. Elige un importe menor u otra marca.
problem-kyc-pending = Cryptorefills aún está verificando tu identidad; suele tardar 20 minutos y como máximo dos días. No se ha pedido nada. Inténtalo más tarde o elige un importe menor.
problem-verification-required = Cryptorefills necesita para esta compra una verificación que esta tienda no puede hacer. Elige un importe menor u otra marca.
problem-login-required = Cryptorefills vende esto solo a quien tiene cuenta allí, y esta tienda vende sin cuentas. Elige otra marca.
problem-coupon-requires-login = Este código es para quien tiene cuenta en Cryptorefills. Haz el pedido sin él o prueba otro.
problem-not-available-product = Este importe no está a la venta ahora mismo. Elige otro importe.
problem-out-of-stock = Este importe se acaba de agotar. Elige otro importe.
problem-not-active = Este artículo está desactivado por ahora. Elige otro.
problem-invalid-beneficiary-account = No se aceptó la dirección o el número de entrega. Revísalo y corrígelo.
problem-invalid-email-domain = No se puede entregar nada a este proveedor de correo. Escribe una dirección de otro.
problem-not-allowed-payment-via = Esta forma de pago no es posible para este artículo. Elige otra moneda u otra red.
problem-unsupported-protocol-coin-combination = Esta moneda no se puede pagar en esta red. Elige otra red.
problem-suspended-coin = Los pagos con esta moneda están suspendidos por ahora. Elige otra moneda.
problem-suspended-network = Los pagos en esta red están suspendidos por ahora. Elige otra red.
problem-coupon-not-found = Ese código no existe. Revisa sus letras y cifras o haz el pedido sin él.
problem-already-spent = Este código ya se ha usado. Haz el pedido sin él o prueba otro.
problem-max-usage-reached = Este código ya se ha usado todas las veces permitidas. Haz el pedido sin él o prueba otro.
problem-expired = Este código ha caducado. Haz el pedido sin él o prueba otro.
problem-below-min-amount = Este código necesita un total mayor. Elige un importe mayor o haz el pedido sin él.
problem-not-valid-for-user = Este código es para otros compradores. Haz el pedido sin él o prueba otro.
problem-not-valid-for-category = Este código no es válido para esta categoría. Haz el pedido sin él o prueba otro.
problem-not-valid-for-kind = Este código no es válido para este tipo de producto. Haz el pedido sin él o prueba otro.
problem-not-valid-for-brand = Este código no es válido para esta marca. Haz el pedido sin él o prueba otro.
problem-not-valid-for-country = Este código no es válido para este país. Haz el pedido sin él o prueba otro.
problem-not-valid-for-store = Este código no es válido en esta tienda. Haz el pedido sin él o prueba otro.
problem-invalid-denomination = Este importe ya no está a la venta. Elige otro.
problem-invalid-product-value = No se aceptó este importe. Elige uno dentro de los límites indicados.
problem-amount-too-low = Este importe es demasiado bajo. Elige uno mayor.
problem-amount-too-high = Este importe es demasiado alto. Elige uno menor.
problem-country-not-supported = Este artículo no se puede comprar para este país. Elige otro país arriba.
problem-invalid-request = El pedido no se aceptó tal como está. No se ha cobrado nada. Elige de nuevo el importe y revisa tus datos.
problem-not-found = Lo que elegiste ya no se encuentra. No se ha cobrado nada. Elige de nuevo.
problem-unknown = El pedido no se aceptó y no se indicó el motivo. No se ha cobrado nada. Prueba con otro importe, otra moneda u otra red, o escribe a soporte.

## Order

order-title = Pedido: { $phase }
order-number = Pedido
order-receipt = Recibo
order-placed-at = Hecho el { $when }
order-pay-title = Paga con { $coin } en { $network }
order-pay-title-rest = Paga el resto con { $coin } en { $network }
order-checked = Última comprobación hace { $age }. Nuestro proveedor está ocupado y esta página sigue comprobando. El importe y la dirección de abajo no cambian.
order-send-exactly = Envía exactamente
order-to-address = A esta dirección
order-to-invoice = En esta factura
order-fee-hint = Tiene que llegar esta cantidad. Los exchanges descuentan de ella su comisión: añádela aparte.
order-received = Han llegado { $received } de { $total } { $coin }. Suma aparte la comisión del exchange.
order-time-left = Tiempo restante
order-open-wallet = Abrir en la billetera
order-qr = Código QR: { $amount } { $coin } en { $network }
order-token-account = La dirección de abajo es una cuenta de { $coin }, no una billetera. Envía a mano solo desde una billetera o un exchange que pueda pagar a una cuenta de token. La mayoría de las billeteras no puede, y lo que se envía desde una que lo adivina se pierde.
order-token-account-link = Escanea el código o abre el enlace en el dispositivo de tu billetera: la billetera pide el pago a esta tienda y te lo muestra antes de firmar.
order-token-account-button = Paga con el botón para billeteras del navegador, más abajo: prepara el pago para que tu billetera lo firme.
order-token-account-other = Esta tienda no puede preparar este pago para tu billetera. Recomendamos hacer el pedido de nuevo en otra red.
order-token-account-such-as = Esta tienda no puede preparar este pago para tu billetera. Recomendamos hacer el pedido de nuevo y pagar con { $coin } en { $network }.
order-only = Solo { $coin }, solo en { $network }.
order-only-why = Lo que se envía por otra red no llega y normalmente no se puede recuperar.
order-copy-amount = Copiar cantidad
order-copy-address = Copiar dirección
order-copy-invoice = Copiar factura
order-copy-code = Copiar código
order-copied = Copiado
order-copy-by-hand = Seleccionado: pulsa Ctrl+C o ⌘C, o mantén pulsado y elige Copiar.
order-reveal = Mostrar código
order-reveal-failed = No se pudo obtener el código. Está a salvo; inténtalo de nuevo en un momento. También se envió por correo.
order-code = Código
order-pin = PIN
order-link = Enlace
order-picture-elsewhere = Hay una imagen de este código en una dirección que esta tienda no conoce:
order-copy-picture = Copiar la dirección
order-open-picture = Abrir la imagen
order-barcode = Código de barras de la tarjeta
order-code-qr = Código QR de la tarjeta
order-serial = Número de serie
order-security-code = Código de seguridad
order-reference = Referencia de la operadora
order-open-link = Abrir la tarjeta
order-esim-qr = Código QR que instala la eSIM
order-esim-iphone = Instalar en este iPhone
order-esim-server = Dirección SM-DP+
order-esim-copy-server = Copiar dirección
order-esim-activation = Código de activación
order-esim-copy-activation = Copiar código de activación
order-esim-how = Cómo instalarla
order-esim-how-iphone = iPhone: pulsa el botón de arriba, o Ajustes, Datos móviles, Añadir eSIM, Usar código QR. Antes de iOS 17.4 el botón no hace nada; escanea el código desde otra pantalla.
order-esim-how-android = Android: Ajustes, Red o Conexiones, SIM, Añadir eSIM; escanea el código o elige escribirlo y pega la dirección y el código de activación.
order-esim-once = Instálala con wifi y una sola vez: la mayoría de los códigos solo sirven una vez. Al llegar, activa la itinerancia de datos en esta eSIM.
order-how-to-redeem = Cómo canjear
order-on-its-way = En camino
order-credited = Saldo abonado. No hay nada que canjear.
order-line-failed = Esto no se pudo entregar.
order-line-missing = Aún sin código
order-surplus = Enviaste { $surplus } { $coin } más de lo que se pedía. No se han perdido: escribe a soporte.
order-refunded = Devuelto: { $sum }.
solana-pay-message = { $amount } { $coin } a { $shop }
solana-pay-account = Esta cuenta no puede pagar el pedido. Usa la cuenta principal de tu billetera.
solana-pay-over = Este pedido ya no admite pagos. No envíes nada.
solana-pay-later = El pago no se ha podido preparar ahora. Inténtalo de nuevo en un momento.
order-print = Imprimir
order-full-receipt = Recibo para guardar
order-simulate = Simular pago
order-simulate-why = Modo de prueba: no se envía nada a esta dirección.
order-support = Escribir a soporte
order-again = Pedir de nuevo
help-preparing-title = Tarda más de lo habitual
help-preparing-text = Crear la dirección a veces tarda unos minutos. No se te ha cobrado nada y esta página avanza sola.
help-unseen-title = ¿Ya lo has enviado?
help-unseen-text = Los exchanges suelen enviar con retraso. Mira en tu billetera o exchange si ya salió, a esta dirección y por esta red. No lo envíes otra vez: se encuentra en cuanto la red lo muestra.
help-confirming-title = La confirmación tarda más de lo habitual
help-confirming-text = A veces las redes están saturadas y una comisión baja lo hace más lento. Tu pago se ha visto y está registrado; no lo envíes otra vez.
help-issuing-title = La emisión tarda más de lo habitual
help-issuing-text = Tu pago está registrado y no se ha perdido. A veces los proveedores tardan un poco; lo que pediste llega aquí y por correo en cuanto esté.
help-how = Si sigue así, escribe a soporte y envíales estos:
support-title = Datos para soporte
support-why = Cópialos o envíalos por correo si necesitas ayuda. No contienen ningún código ni tu dirección de correo.
support-hold = Esta página se renueva sola. Déjala quieta
support-copy = Copiar datos
support-add = Añadir
support-hash = Hash de la transacción
support-hash-hint = Lo muestra tu billetera o exchange. Ayuda a encontrar el pago.
support-state = Estado
support-network = Red
support-coin = Moneda
support-amount = Cantidad
support-received = Recibido
support-address = Dirección
support-placed = Hecho
support-paid = Pagado
support-delivered = Entregado
support-since = En este estado desde
support-told = A fecha de
receipt-title = Recibo
receipt-unpaid = Aún sin pagar. Esto es un resumen del pedido, no un recibo.
receipt-number = Número de pedido
receipt-placed = Hecho
receipt-paid = Pagado
receipt-status = Estado
receipt-lines = Lo que se pidió
receipt-owed = Total
receipt-received = Recibido
receipt-network = Red
receipt-address = Pagado a
receipt-seller = Vendido por { $seller }, comerciante registrado. { $shop } es la tienda.
receipt-no-codes = Los códigos no están en el recibo. Están en la página del pedido y en el correo que los trajo.
receipt-back = Volver al pedido

reprice-title = ¿Aceptas la nueva cantidad?
reprice-agreed = Aceptaste
reprice-asked = El pedido cuesta ahora
reprice-dearer = { $difference } { $coin } más
reprice-cheaper = { $difference } { $coin } menos
reprice-accept = Aceptar { $amount } { $coin }
reprice-decline = ¿No te compensa? No hagas nada: el pedido termina solo y no se cobra nada.

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
stage-placed = Hecho
stage-paid = Pagado
stage-sourced = Emitido
stage-delivered = Entregado
stage-now = Ahora
stage-held = En espera
stage-part = En parte
stage-stopped = Detenido

phase-placing-title = Haciendo tu pedido
phase-placing-text = Tu pedido se está enviando en este momento. No se ha cobrado nada.
phase-placing-next = No tienes que hacer nada. Esta página avanza sola; no vuelvas a pedir.
phase-unconfirmed-title = Estamos comprobando este pedido
phase-unconfirmed-text = La respuesta a tu pedido se perdió por el camino, así que aún no sabemos si se llegó a hacer. No se enviará dos veces y no se te ha cobrado nada.
phase-unconfirmed-next = No vuelvas a pedir todavía. Vuelve a mirar dentro de un rato; si nada ha cambiado, escribe a soporte con el número de pedido.
phase-not-placed-title = El pedido no se hizo
phase-not-placed-text = Se detuvo antes de que hubiera algo que pagar. No se ha cobrado nada.
phase-not-placed-next = Elige de nuevo. Puede que funcione con otro importe, otra moneda u otra red.
phase-preparing-title = Preparando tu pago
phase-preparing-text = Tu pedido está hecho. Se está creando la dirección a la que pagar.
phase-preparing-next = Todavía no tienes que hacer nada. La dirección aparecerá aquí sola.
phase-awaiting-payment-title = Esperando tu pago
phase-awaiting-payment-text = Tu pedido está hecho. Continúa en cuanto se vea tu pago.
phase-awaiting-payment-next = Envía la cantidad de abajo en un solo pago. Esta página se actualiza sola.
phase-awaiting-payment-unshown = Los datos de pago no se pueden mostrar ahora mismo. No envíes nada hasta que aparezcan aquí; esta página sigue consultando.
phase-repriced-title = El precio ha cambiado
phase-repriced-text = Tu pedido está hecho, pero cuesta una cantidad distinta de la que aceptaste. No se ha cobrado nada.
phase-repriced-next = Compara las dos cantidades y decide. No envíes nada antes de aceptar: hasta entonces no hay dirección de pago.
phase-underpaid-title = Ha llegado una parte
phase-underpaid-text = Ha llegado menos de la cantidad total. Lo que enviaste se ha visto y cuenta para este pedido.
phase-underpaid-next = Envía el resto a la misma dirección, por la misma red.
phase-underpaid-unshown = Lo que falta por pagar no se puede mostrar ahora mismo. No envíes nada más hasta que aparezca aquí; esta página sigue consultando.
phase-underpaid-next-invoice = Una factura de Lightning no se puede pagar dos veces. No envíes nada más; escribe a soporte con el número de pedido para que lo recibido no se quede sin atender.
phase-seen-title = Pago visto
phase-seen-text = Se ha visto la cantidad completa. Cuenta en cuanto la red la confirme.
phase-seen-next = No hay nada más que enviar. Esta página avanza sola.
phase-confirming-title = Confirmando tu pago
phase-confirming-text = Tu pago está en la red y la red lo está confirmando.
phase-confirming-next = No tienes que hacer nada ni enviar nada más. Puedes cerrar esta página: los códigos también llegan por correo.
phase-sourcing-title = Preparando tu pedido
phase-sourcing-text = Tu pago está confirmado. Se está emitiendo lo que pediste.
phase-sourcing-next = No tienes que hacer nada. Puedes cerrar esta página: los códigos también llegan por correo.
phase-recovered-title = Se encontró tu pago tardío
phase-recovered-text = Llegó cuando ya se había acabado el tiempo y se aceptó igualmente. Se está emitiendo lo que pediste.
phase-recovered-next = No tienes que hacer nada ni enviar nada otra vez. Los códigos aparecerán aquí y llegarán por correo.
phase-arriving-title = La primera parte está aquí
phase-arriving-text = Parte de lo que pediste ya se ha entregado. El resto aún se está emitiendo.
phase-arriving-next = Ya puedes usar lo que está aquí. El resto aparecerá abajo solo y también llegará por correo.
phase-review-title = Lo está revisando una persona
phase-review-text = Tu pago ha llegado y está registrado. El pedido necesita una revisión manual antes de continuar.
phase-review-next = No tienes que hacer nada ni enviar nada otra vez. Puede tardar hasta 24 horas; el resultado aparecerá aquí y llegará a tu correo.
phase-overpaid-title = Enviaste más de lo que se pedía
phase-overpaid-text = Tu pago está registrado con este pedido y retenido porque supera la cantidad. No se ha perdido nada.
phase-overpaid-next = No envíes nada más. Lo mira una persona, normalmente en 24 horas; por lo que sobró, escribe a soporte con el número de pedido.
phase-held-title = Tu pago está retenido
phase-held-text = Ha llegado un pago, pero no como se esperaba. Está registrado con este pedido.
phase-held-next = No envíes nada más. Lo mira una persona, normalmente en 24 horas; si tienes dudas, escribe a soporte con el número de pedido.
phase-parked-title = No pagues este pedido
phase-parked-text = Los datos de pago recibidos no coinciden con lo que elegiste, así que nos hemos detenido aquí. No se ha cobrado nada.
phase-parked-next = No envíes nada por este pedido. Pide de nuevo; si ya has enviado algo, escribe a soporte con el número de pedido.
phase-delivered-title = Tu pedido está aquí
phase-delivered-text = Se ha entregado todo y también se ha enviado por correo.
phase-delivered-next = Muestra los códigos cuando nadie más vea la pantalla. Guárdalos como dinero en efectivo; una vez mostrados, no se pueden devolver.
phase-delivered-late-title = Pagado tarde y entregado igualmente
phase-delivered-late-text = Tu pago llegó cuando ya se había acabado el tiempo y se aceptó igualmente. Se ha entregado todo y también se ha enviado por correo.
phase-delivered-late-next = No vuelvas a pedir. Muestra los códigos cuando nadie más vea la pantalla; una vez mostrados, no se pueden devolver.
phase-delivered-without-code-title = Falta un código, está al llegar
phase-delivered-without-code-text = El pedido está completo. Un código aún está en camino a esta página.
phase-delivered-without-code-next = No tienes que hacer nada. Aparecerá aquí solo y también llegará por correo.
phase-code-missing-title = Tu código aún no ha llegado
phase-code-missing-text = El pedido está completo, pero ningún código ha llegado a esta página. Tu pago y tu pedido están registrados.
phase-code-missing-next = Mira en tu correo y en el correo no deseado: el código también se envía ahí. Si tampoco está, escribe a soporte con el número de pedido.
phase-partly-delivered-title = Una parte de tu pedido está aquí
phase-partly-delivered-text = Parte de lo que pediste se ha entregado y otra parte no se pudo entregar. Abajo ves cuál.
phase-partly-delivered-next = Ya puedes usar lo que está aquí. Por lo que falta se suele ofrecer un reembolso con un enlace en tu correo; si no llega en un día laborable, escribe a soporte con el número de pedido.
phase-undelivered-title = No se pudo entregar tu pedido
phase-undelivered-text = No se pudo entregar nada de lo que pediste. Tu pago está registrado con este pedido.
phase-undelivered-next = No envíes nada más. Se suele ofrecer un reembolso con un enlace en tu correo en un día laborable; si no llega, escribe a soporte con el número de pedido.
phase-expired-title = Se acabó el tiempo para pagar
phase-expired-text = No se vio ningún pago a tiempo, así que el precio ya no está reservado. No se ha cobrado nada.
phase-expired-next = ¿Aún no has pagado? No pagues ahora; pide de nuevo. ¿Ya lo has enviado? No lo envíes otra vez: durante un día más o menos un pago tardío aún puede encontrarse, y esta página lo mostrará.
phase-expired-underpaid-title = Se acabó el tiempo y llegó una parte
phase-expired-underpaid-text = A tiempo llegó menos de la cantidad total, así que el precio ya no está reservado. Lo que enviaste se ha visto y está registrado con este pedido.
phase-expired-underpaid-next = No envíes nada más a esta dirección. Escribe a soporte con el número de pedido y la transacción, para que lo que llegó no quede sin atender.
phase-expired-after-payment-title = Pago visto, pero no a tiempo
phase-expired-after-payment-text = Tu pago llegó cuando ya se había acabado el tiempo. Se ha visto y está registrado con este pedido.
phase-expired-after-payment-next = No envíes nada más. Un pago tardío aún puede aceptarse, normalmente en 24 horas; si nada cambia, escribe a soporte con el número de pedido.
phase-payment-failed-title = El pago no se completó
phase-payment-failed-text = No se pudo completar el pago, así que no se entregó nada.
phase-payment-failed-next = Mira tu billetera. Si el dinero sigue ahí, pide de nuevo. Si ya salió, escribe a soporte con el número de pedido.
phase-setup-failed-title = No se pudo preparar el pago
phase-setup-failed-text = No se pudo crear una dirección a la que pagar. No se ha cobrado nada.
phase-setup-failed-next = Pide de nuevo, si hace falta con otra moneda u otra red.
phase-refunded-title = Reembolsado
phase-refunded-text = Se devuelve tu pago de este pedido, en la misma moneda y por la misma red.
phase-refunded-next = Busca en tu correo el enlace: ahí escribes la dirección de tu propia billetera. Es válido 90 días y las monedas suelen llegar en un día laborable. ¿No hay correo? Mira en el correo no deseado y luego escribe a soporte.
phase-canceled-title = El pedido se canceló
phase-canceled-text = No continúa. Si no has pagado, no se ha cobrado nada.
phase-canceled-next = Ya no lo pagues. Si ya has pagado, escribe a soporte con el número de pedido.
phase-in-progress-title = Tu pedido está en curso
phase-in-progress-text = Se está trabajando en él, y todo lo hecho hasta ahora está registrado.
phase-in-progress-next = No tienes que hacer nada. Esta página muestra sola las novedades.

## Browser wallets

wallet-open = Pagar desde una billetera del navegador
wallet-open-why = Para billeteras instaladas en este navegador. No se conecta nada hasta que elijas una.
wallet-missing = No se pudo cargar. Inténtalo de nuevo o paga a la dirección de arriba.
wallet-choose = Elige una billetera
wallet-none = No se encontró en este navegador ninguna billetera para { $network }. Paga con el código QR o la dirección de arriba.
wallet-another = Elegir otra billetera
wallet-connecting = { $wallet } te pregunta si esta página puede ver tu cuenta. Responde allí.
wallet-elsewhere = { $wallet } está en otra red. Este pedido se paga en { $network }.
wallet-switch = Cambiar a { $network }
wallet-switching = { $wallet } te pregunta si cambiar de red. Responde allí.
wallet-fact-amount = Cantidad
wallet-amount-on = { $amount } { $coin } en { $network }
wallet-fact-to = Para
wallet-fact-from = Desde
wallet-send = Enviar { $amount } { $coin }
wallet-compare = Tu billetera muestra el pago una vez más. Confírmalo solo si la cantidad y el destinatario coinciden; con un token puede mostrar también el contrato del token.
wallet-checking = Comprobando el pedido una vez más…
wallet-sending = Confirma el pago en { $wallet }. No se envía nada hasta que lo hagas.
wallet-sandbox-evm = Modo de prueba: usa una billetera sin dinero. Si envía de verdad, lo enviado se pierde: nadie tiene la clave de esta dirección.
wallet-sandbox-solana = Modo de prueba: el pago se prepara para una red que no existe. Una billetera real lo rechaza.
wallet-sent = Enviado desde tu billetera
wallet-sent-next = No pagues otra vez. El pedido detecta el pago por sí solo cuando la red lo confirma.
wallet-hash = Transacción
wallet-copy-hash = Copiar transacción
wallet-unclear = Tu billetera no ha dicho si ha enviado
wallet-unclear-next = Mira primero en tu billetera. Si el pago está ahí, espera: el pedido lo detecta por sí solo. Paga de nuevo solo si no se envió nada.
wallet-unclear-again = No se envió nada: intentar de nuevo
wallet-rejected = Lo rechazaste en la billetera. No se envió nada.
wallet-unknown-chain = Esta billetera no conoce la red. Añádela en sus ajustes o paga con el código QR o la dirección de arriba. No se envió nada.
wallet-busy = La billetera aún espera una respuesta tuya. Ábrela, responde e inténtalo de nuevo.
wallet-silent = La billetera no responde. Ábrela y mira si te está esperando.
wallet-failed = La billetera no hizo lo que se le pidió. Inténtalo de nuevo, elige otra o paga con el código QR o la dirección de arriba.
wallet-no-account = La billetera no indicó ninguna cuenta que pueda pagar este pedido. No se envió nada.
wallet-other-account = La billetera ha cambiado de cuenta. No se envió nada. Elígela de nuevo para pagar desde la otra.
wallet-still-elsewhere = La billetera no está en la red de este pedido. No se envió nada.
wallet-changed = El pedido ha cambiado desde que lo viste. No se envió nada. Míralo de nuevo antes de enviar.
wallet-not-payable = Este pedido ya no admite pagos. No se envió nada.
wallet-no-way = Este pago no se puede preparar para una billetera del navegador. Paga con el código QR o la dirección de arriba.
wallet-not-prepared = No se pudo preparar el pago. No se envió nada. Inténtalo de nuevo en un momento o paga con el código QR o la dirección de arriba.

## Orders of this device

orders-title = Tus pedidos
orders-intro = Pedidos hechos en este navegador. No se guardan en ninguna cuenta, así que conserva también los correos.
orders-empty-text = No se ha hecho ningún pedido en este navegador. Si pediste desde otro sitio, los códigos están en el correo que recibiste.
orders-find = Buscar una tarjeta regalo
orders-elsewhere-title = ¿Compraste desde otro dispositivo?
orders-elsewhere-text = La dirección con la que hiciste el pedido. Si hay pedidos con ella, recibirás un enlace que los abre aquí.
orders-elsewhere-send = Enviarme un enlace
orders-elsewhere-none = Esta tienda no envía correo propio, así que un pedido solo se abre en el navegador en el que se hizo. Los códigos están también en el correo que recibiste por él.
orders-asked-title = Mira tu correo
orders-asked-text = Si hay pedidos con esa dirección, un enlace va de camino. Sirve una vez, durante { $minutes } minutos.
orders-asked-hint = ¿No ha llegado nada en unos minutos? Mira en el correo no deseado y comprueba que sea la dirección con la que hiciste el pedido. Una dirección recibe como máximo { $count } enlaces por hora.
orders-back = Volver a tus pedidos
orders-open-title = ¿Abrir aquí tus pedidos?
orders-open-text = Pulsa el botón y este navegador mostrará todos los pedidos hechos hasta ahora con tu dirección de correo, incluidos los códigos.
orders-open-go = Abrir mis pedidos
orders-open-hint = Hazlo solo en un dispositivo tuyo. ¿No lo pediste tú? Cierra esta página; no se ha abierto nada.
orders-granted = Algunos de estos pedidos se hicieron en otro sitio y se abrieron aquí por correo. Se cierran solos al cabo de 24 horas.
orders-close = Cerrarlos aquí
orders-forget-text = ¿Este dispositivo no es tuyo? Haz que este navegador olvide tus pedidos. Perderá el acceso a todos, también a los que esperan el pago. Puedes volver a abrirlos por correo.
orders-forget-text-no-mail = ¿Este dispositivo no es tuyo? Haz que este navegador olvide tus pedidos. Perderá el acceso a todos, también a los que esperan el pago. Esta tienda no envía correo propio, así que no se podrán volver a abrir aquí: los códigos están en los correos que recibiste.
orders-forget = Olvidar este navegador
order-codes-retired = Este pedido terminó hace mucho, por eso sus códigos ya no se muestran aquí. Están en el correo que recibiste.
link-ask = Pedir un enlace nuevo
link-unreadable-title = No se puede leer este enlace
link-unreadable-text = Se cortó por el camino o no lo hizo esta tienda. No se ha abierto nada. Copia el enlace entero del correo o pide uno nuevo.
link-expired-title = Este enlace es demasiado antiguo
link-expired-text = Un enlace sirve durante { $minutes } minutos. Aquí no se ha abierto nada. Pide uno nuevo.
link-spent-title = Este enlace ya se usó
link-spent-text = Un enlace sirve una vez, y este abrió pedidos en otro dispositivo. Aquí no se ha abierto nada. Si no fuiste tú, alguien lee tu correo: cambia primero su contraseña y pide después un enlace nuevo.

## Cartas

mail-link-subject = Tus pedidos en { $shop }
mail-link-text =
    Hola:

    Alguien, seguramente tú, pidió a { $shop } abrir en otro dispositivo los pedidos de esta dirección de correo. Abre allí este enlace y pulsa el botón:

    { $link }

    El enlace sirve una vez, durante { $minutes } minutos.

    Si no fuiste tú, no hagas nada. No se ha abierto nada, y sin el enlace no se abrirá.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Recargas de móvil
top-up-lead = Elige el país y escribe el número para ver quién puede recargarlo. El saldo se abona en el número o llega como PIN por correo.
top-up-country = País
top-up-number = Número de teléfono
top-up-number-hint = Con o sin prefijo del país. También puedes dejarlo vacío y escribirlo después.
top-up-show = Ver operadoras
top-up-for = Número en el que se abona: { $number }
top-up-results = Operadoras
top-up-empty = Ahora mismo no se vende ninguna operadora para este país ({ $country }). Elige otro país o vuelve a mirar más tarde.
top-up-switch = Ver las operadoras de su propio país: { $country }
places-country-wrong = Ese país no existe. Elige uno de la lista.
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
esim-lead = Datos móviles para un viaje: elige adónde vas, escanea un código y conéctate al llegar.
esim-destination = Destino
esim-show = Ver planes
esim-elsewhere = Otro destino
esim-plans = Planes
esim-by-data = Datos
esim-by-days = Días
esim-sort = Ordenar por
esim-sort-price = Precio
esim-sort-data = Datos
esim-sort-days = Días
esim-any = Todos
esim-unlimited = Ilimitados
esim-none-like-this = Ningún plan para este destino es así.
esim-all-plans = Ver todos los planes
esim-empty = Ahora mismo no se vende ninguna eSIM para este destino ({ $country }). Elige otro o vuelve a mirar más tarde.
esim-device-title = Antes de pagar: ¿tu teléfono admite eSIM?
esim-device-text = Debe admitir eSIM y no estar bloqueado por una operadora. Una eSIM entregada no se devuelve.
esim-device-how = Cómo comprobarlo
esim-device-dial = Marca *#06#. Si entre los números aparece un EID, el teléfono admite eSIM.
esim-device-iphone = iPhone: Ajustes, General, Información. Junto a «Bloqueo del operador» debe poner «Sin restricciones de SIM».
esim-device-android = Android: Ajustes, Red o Conexiones, SIM. Debe haber una opción para añadir una eSIM; pregunta a tu operadora si el teléfono está libre.

## Errors

failure-bad-request-title = No se puede leer este enlace
failure-bad-request-text = Algo en la dirección o en el formulario no es como debería. No se ha pedido nada. Vuelve atrás y elige de nuevo.
failure-choice-title = No se puede elegir este importe
failure-choice-text = El importe no es uno de los que están a la venta. No se ha pedido nada. Elige otro.
failure-rail-title = Esta forma de pago no es posible
failure-rail-text = La moneda o la red no se ofrece ahora, o el importe es demasiado pequeño para ella. No se ha pedido nada. Elige otra.
failure-not-found-title = Aquí no hay nada
failure-not-found-text = La página que pediste no existe o no es tuya. Nada más se ve afectado.
failure-nothing-to-sell-title = Nada a la venta ahora mismo
failure-nothing-to-sell-text = Esta marca no tiene importes a la venta en este momento. No se ha pedido nada. Vuelve a mirar más tarde o elige otra marca.
failure-no-price-title = Ahora mismo no hay precio
failure-no-price-text = De momento no hay precio para esta elección, y sin precio no se vende nada. No se ha pedido nada. Prueba con otro importe u otra moneda.
failure-not-payable-title = Este pedido no admite pagos ahora
failure-not-payable-text = Ya se pagó, terminó o no se puede pagar así. Esta solicitud no envió nada. Mira el pedido.
failure-too-many-title = Un momento, por favor
failure-too-many-text = Han llegado demasiadas peticiones desde tu conexión. Tus pedidos están a salvo. Espera un momento e inténtalo de nuevo.
failure-blocked-title = Tu conexión ha sido rechazada
failure-blocked-text = Nuestro proveedor rechaza por ahora las solicitudes desde tu conexión a internet. No se ha pedido nada. Desactiva la VPN si usas una, prueba con otra conexión o vuelve a intentarlo en unos minutos.
failure-unavailable-title = El mostrador está cerrado un momento
failure-unavailable-text = Ahora mismo no se pueden consultar los productos ni los precios. Con esta petición no se ha pedido nada, y los pedidos ya hechos continúan solos. Inténtalo de nuevo en un momento.
failure-internal-title = Algo ha fallado aquí
failure-internal-text = El fallo es nuestro. Los pedidos ya hechos continúan solos. Antes de volver a pedir, mira tus pedidos.

error-400-title = No se puede leer este enlace
error-400-text = Algo en la dirección o en el formulario no es como debería. No se ha pedido nada. Vuelve atrás y elige de nuevo.
error-403-title = No se aceptó este formulario
error-403-text = No parecía venir de una página de esta tienda. No se ha pedido nada. Vuelve a abrir la página y envía el formulario desde allí.
error-404-title = Esta página no existe
error-404-text = Puede que el enlace sea antiguo o tenga una errata. Nada más se ve afectado.
error-404-brand-title = Esa marca no está aquí
error-404-brand-text = Puede que se venda para otro país o que el enlace tenga una errata.
error-404-order-title = Este pedido no se puede mostrar aquí
error-404-order-text = Un pedido solo se muestra en el navegador en el que se hizo. Ábrelo allí; los códigos también están en el correo que recibiste.
error-404-order-by-mail = Un pedido se muestra en el navegador en el que se hizo. En la página de tus pedidos puedes abrirlo aquí con su dirección de correo.
error-404-near = Parecido a lo que buscabas
error-409-title = Esto no se puede comprar ahora mismo
error-409-text = Se ha agotado o de momento no tiene precio. No se ha pedido nada. Elige otra cosa o vuelve a mirar más tarde.
error-413-title = Era demasiado de una vez
error-413-text = El formulario contenía más de lo que admite esta tienda. No se ha pedido nada. Vuelve atrás y envía menos.
error-429-title = Un momento, por favor
error-429-text = Han llegado demasiadas peticiones desde tu conexión. Tus pedidos están a salvo. Espera un momento e inténtalo de nuevo.
error-429-wait =
    { $seconds ->
        [one] Inténtalo de nuevo en { $seconds } segundo.
       *[other] Inténtalo de nuevo en { $seconds } segundos.
    }
error-500-title = Algo ha fallado aquí
error-500-text = El fallo es nuestro. Los pedidos ya hechos continúan solos. Antes de volver a pedir, mira tus pedidos.
error-503-title = El mostrador está cerrado un momento
error-503-text = Ahora mismo no se pueden consultar los productos ni los precios. Los pedidos ya hechos continúan solos. Inténtalo de nuevo en un momento.
error-home = Ir a la página de inicio
error-try-again = Intentar de nuevo
error-brands = Todas las tarjetas regalo
error-orders = Tus pedidos
