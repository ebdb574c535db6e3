//! The sentences descriptions are made of. `{brand}` and `{country}` are filled in.

/// Everything that is said in one language.
pub struct Words {
    pub locale: &'static str,
    /// For categories without a pitch of their own.
    pub pitch: &'static [&'static str],
    /// Categories, and what is said of their brands.
    pub pitches: &'static [(&'static [&'static str], &'static [&'static str])],
    pub online: &'static [&'static str],
    pub in_store: &'static [&'static str],
    pub link: &'static [&'static str],
    pub phone: &'static [&'static str],
    pub esim: &'static [&'static str],
    pub terms: &'static [&'static str],
    pub notes: &'static [&'static str],
    pub tagline: &'static str,
    pub within: &'static str,
}

pub static EN: Words = Words {
    locale: "en",
    pitch: &[
        "{brand} has been a favourite for everyday finds since long before gift cards were digital. Its shelves change \
         with the seasons, its return policy does not: thirty days, no questions.",
        "Give this card to somebody who is hard to shop for, or keep it for yourself. The balance can be spent in parts.",
    ],
    pitches: &[
        (
            &["games", "entertainment"],
            &[
                "Add funds to your {brand} account and choose from hundreds of games, add-ons and season passes. New \
                 releases arrive every Thursday, and the weekend sale is worth waiting for.",
                "The balance never expires and works on every device you sign in on.",
            ],
        ),
        (
            &["streaming"],
            &[
                "Films, series and music without advertisements, on up to four screens. {brand} adds something new every \
                 day and lets you download for the train.",
                "The card pays for the months you choose; nothing renews by itself.",
            ],
        ),
        (
            &["food", "groceries"],
            &[
                "From a quick lunch to a table for twelve: {brand} cooks with what the market has that morning. Order \
                 ahead, have it delivered, or walk in.",
                "The card pays for food, drinks and tips, in one visit or in many.",
            ],
        ),
        (
            &["electronics"],
            &[
                "Phones, headphones, lamps that listen: {brand} carries what is new and repairs what is not. Members of \
                 staff have used what they sell.",
                "Use the card for devices, accessories and repairs alike.",
            ],
        ),
        (
            &["travel_flights"],
            &[
                "Book a seat, a bed or both. {brand} flies and stays in more than forty cities, and a card bought today \
                 can be used for a journey next year.",
                "Several cards can be combined in one booking.",
            ],
        ),
        (
            &["apparel_clothing", "health_beauty", "sports_fitness"],
            &[
                "Well-made things to wear and to use, from a house that still answers letters. {brand} carries sizes that \
                 others forget and alters what does not fit.",
                "The card can be spent in every shop and online.",
            ],
        ),
        (
            &["books_learning"],
            &[
                "Paper, audio or a course that starts on Monday: {brand} has a quarter of a million titles and people who \
                 read them. Ask for a recommendation; it is what they like best.",
            ],
        ),
        (
            &["charity_donations"],
            &[
                "Turn this card into a donation. {brand} publishes what every gift has paid for, down to the boots and the \
                 seedlings.",
                "The person you give it to chooses the project.",
            ],
        ),
        (
            &["e-money"],
            &[
                "A prepaid voucher for paying online where cards are accepted. {brand} needs a verified account to redeem.",
            ],
        ),
        (
            &["e-sim"],
            &[
                "Land, switch on, be online. This eSIM gives you data in {country} on the networks that people there use, \
                 without changing your own number.",
                "Install it at home over Wi-Fi; the plan begins when it first meets a network.",
            ],
        ),
    ],
    online: &[
        "Sign in to your {brand} account, or open one.",
        "Choose <b>Gift cards</b> at checkout or in your wallet.",
        "Enter the code exactly as shown, without spaces.",
    ],
    in_store: &[
        "Show the barcode on your phone at the till.",
        "Or enter the code at checkout online.",
        "Keep the serial number until the balance is used up.",
    ],
    link: &[
        "Open the redemption link.",
        "Enter the security code.",
        "Follow the steps on the page to claim your card.",
    ],
    phone: &["Nothing to do: the credit arrives on the phone.", "A text message confirms it within minutes."],
    esim: &[
        "Open your phone's settings and choose <b>Add eSIM</b>.",
        "Scan the QR code, or enter the activation code by hand.",
        "Turn on data roaming when you arrive.",
    ],
    terms: &[
        "Redeemable in {country} only.",
        "Not exchangeable for cash and not refundable once the code has been delivered.",
        "Lost or stolen codes cannot be replaced.",
        "{brand} is not a sponsor of this offer.",
    ],
    notes: &[
        "Works only with accounts registered in {country}.",
        "Codes must be redeemed within twelve months.",
        "Can not be combined with other promotions.",
    ],
    tagline: "Everyday finds, well chosen",
    within: "in",
};

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
};

pub static IT: Words = Words {
    locale: "it",
    pitch: &[
        "{brand} è da sempre l'indirizzo giusto per la spesa di ogni giorno. Gli scaffali cambiano con le stagioni, i \
         resi no: trenta giorni, senza domande.",
        "Regalala a chi ha già tutto, oppure tienila per te. Il saldo si può spendere poco alla volta.",
    ],
    pitches: &[
        (
            &["games", "entertainment"],
            &[
                "Ricarica il tuo conto {brand} e scegli fra centinaia di giochi, espansioni e pass stagionali.",
                "Il saldo non scade e vale su tutti i tuoi dispositivi.",
            ],
        ),
        (
            &["streaming"],
            &[
                "Film, serie e musica senza pubblicità, fino a quattro schermi. {brand} aggiunge qualcosa ogni giorno.",
                "La carta paga i mesi che scegli; nulla si rinnova da solo.",
            ],
        ),
        (
            &["food", "groceries"],
            &[
                "Da un pranzo veloce a una tavola per dodici: {brand} cucina con quello che offre il mercato al mattino.",
                "La carta paga cibo e bevande, in una visita o in molte.",
            ],
        ),
        (
            &["e-sim"],
            &[
                "Atterri, accendi, sei in rete. Questa eSIM ti dà dati in {country} senza cambiare numero.",
                "Installala a casa con il Wi-Fi; il piano parte alla prima rete che incontra.",
            ],
        ),
    ],
    online: &[
        "Accedi al tuo conto {brand} o creane uno.",
        "Scegli <b>Carte regalo</b> al pagamento o nel portafoglio.",
        "Inserisci il codice così com'è, senza spazi.",
    ],
    in_store: &[
        "Mostra il codice a barre alla cassa.",
        "Oppure inserisci il codice al pagamento in rete.",
        "Conserva il numero di serie fino a esaurire il saldo.",
    ],
    link: &[
        "Apri il collegamento per il riscatto.",
        "Inserisci il codice di sicurezza.",
        "Segui i passi sulla pagina.",
    ],
    phone: &[
        "Non devi fare nulla: il credito arriva sul telefono.",
        "Un messaggio lo conferma in pochi minuti.",
    ],
    esim: &[
        "Apri le impostazioni del telefono e scegli <b>Aggiungi eSIM</b>.",
        "Inquadra il codice QR o inserisci il codice di attivazione.",
        "Attiva il roaming dati all'arrivo.",
    ],
    terms: &[
        "Utilizzabile solo in {country}.",
        "Non convertibile in denaro e non rimborsabile dopo la consegna del codice.",
        "I codici persi o rubati non vengono sostituiti.",
    ],
    notes: &["Solo per conti registrati in {country}.", "Il codice va usato entro dodici mesi."],
    tagline: "Le cose di ogni giorno, scelte bene",
    within: "in",
};
