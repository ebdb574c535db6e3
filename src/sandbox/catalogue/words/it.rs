//! The sentences in Italian.

use super::Words;

/// Italian.
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
                "Atterri, accendi, sei in rete. Questa eSIM ti dà dati in viaggio ({country}) senza cambiare numero.",
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
        "Utilizzabile in un solo paese: {country}.",
        "Non convertibile in denaro e non rimborsabile dopo la consegna del codice.",
        "I codici persi o rubati non vengono sostituiti.",
    ],
    notes: &[
        "Solo per conti registrati in questo paese: {country}.",
        "Il codice va usato entro dodici mesi.",
    ],
    tagline: "Le cose di ogni giorno, scelte bene",
    within: "in",
    countries: &[
        ("US", "Stati Uniti"),
        ("GB", "Regno Unito"),
        ("DE", "Germania"),
        ("FR", "Francia"),
        ("IT", "Italia"),
        ("ES", "Spagna"),
        ("CN", "Cina"),
        ("BR", "Brasile"),
        ("AE", "Emirati Arabi Uniti"),
        ("NG", "Nigeria"),
        ("ID", "Indonesia"),
        ("KR", "Corea del Sud"),
        ("SA", "Arabia Saudita"),
    ],
};
