//! The Spanish texts.

use super::Words;

/// The Spanish texts.
pub static ES: Words = Words {
    locale: "es",
    pitch: &[
        "{brand} es un clásico de las compras de cada día. Sus estantes cambian con las estaciones; sus devoluciones, \
         no: treinta días y sin preguntas.",
        "Regálala a quien lo tiene todo, o quédatela. El saldo se puede gastar por partes.",
    ],
    pitches: &[
        (
            &["games", "entertainment"],
            &[
                "Añade saldo a tu cuenta de {brand} y elige entre cientos de juegos, complementos y pases de temporada.",
                "El saldo no caduca y sirve en todos tus dispositivos.",
            ],
        ),
        (
            &["streaming"],
            &[
                "Películas, series y música sin anuncios, en hasta cuatro pantallas. {brand} añade algo nuevo cada día.",
                "La tarjeta paga los meses que elijas; nada se renueva por sí solo.",
            ],
        ),
        (
            &["food", "groceries"],
            &[
                "De un almuerzo rápido a una mesa para doce: {brand} cocina con lo que trae el mercado esa mañana.",
                "La tarjeta paga comida y bebida, en una visita o en muchas.",
            ],
        ),
        (
            &["e-sim"],
            &[
                "Aterriza, enciende y conéctate. Esta eSIM te da datos en {country} sin cambiar tu número.",
                "Instálala en casa con wifi; el plan empieza al encontrar la primera red.",
            ],
        ),
    ],
    online: &[
        "Inicia sesión en tu cuenta de {brand} o crea una.",
        "Elige <b>Tarjetas regalo</b> al pagar o en tu monedero.",
        "Escribe el código tal como aparece, sin espacios.",
    ],
    in_store: &[
        "Muestra el código de barras en la caja.",
        "O escribe el código al pagar en línea.",
        "Guarda el número de serie hasta agotar el saldo.",
    ],
    link: &["Abre el enlace de canje.", "Escribe el código de seguridad.", "Sigue los pasos de la página."],
    phone: &["No hay que hacer nada: el saldo llega al teléfono.", "Un mensaje lo confirma en unos minutos."],
    esim: &[
        "Abre los ajustes del teléfono y elige <b>Añadir eSIM</b>.",
        "Escanea el código QR o escribe el código de activación.",
        "Activa la itinerancia de datos al llegar.",
    ],
    terms: &[
        "Canjeable solo en {country}.",
        "No se cambia por dinero ni se reembolsa una vez entregado el código.",
        "Los códigos perdidos o robados no se reponen.",
    ],
    notes: &["Solo para cuentas registradas en {country}.", "El código debe canjearse en doce meses."],
    tagline: "Lo de cada día, bien elegido",
    within: "en",
    countries: &[
        ("US", "Estados Unidos"),
        ("GB", "Reino Unido"),
        ("DE", "Alemania"),
        ("FR", "Francia"),
        ("IT", "Italia"),
        ("ES", "España"),
        ("CN", "China"),
        ("BR", "Brasil"),
        ("AE", "Emiratos Árabes Unidos"),
        ("NG", "Nigeria"),
        ("ID", "Indonesia"),
        ("KR", "Corea del Sur"),
        ("SA", "Arabia Saudí"),
    ],
};
