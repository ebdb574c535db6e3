# I testi del negozio in italiano, con il tu. Le stesse chiavi e variabili di en.ftl.

## Shell: what stands on every page

title-with-shop = { $title } · { $shop }
shell-skip = Vai al contenuto
shell-sandbox = Modalità di prova: nessun denaro reale
shell-as-of = Prezzi e disponibilità aggiornati al { $when }
shell-nav = Negozio
shell-gift-cards = Carte regalo
shell-top-up = Ricariche telefoniche
shell-esim = eSIM
shell-cart = Carrello
shell-orders = Ordini
shell-search = Cerca marchi
shell-search-go = Cerca
shell-menu = Paese e lingua
shell-language = Lingua
shell-country = Paese
shell-powered = Con tecnologia Cryptorefills, venditore ufficiale (merchant of record). Cryptorefills vende e consegna i prodotti di questo sito; { $shop } è il negozio.
shell-help = Aiuto e condizioni
shell-support = Assistenza
shell-terms = Condizioni di vendita
shell-privacy = Privacy
shell-breadcrumb = Sei qui

## Home

home-title = Acquista carte regalo in cripto
home-description = Acquista carte regalo, ricariche telefoniche ed eSIM in cripto dal tuo wallet. Senza registrazione.
home-heading = Acquista carte regalo in cripto
home-lead = Scegli un marchio, paga dal tuo wallet e ricevi il codice qui e via email. Senza registrazione.
home-featured = Marchi in evidenza
home-all-brands =
    { $count ->
        [one] Vedi il marchio
       *[other] Tutti i { $count } marchi
    }
home-categories = Categorie
home-how = Come funziona
home-how-choose-title = Scegli una carta e un importo
home-how-choose-text = Vedi subito il prezzo nella tua moneta, sempre aggiornato.
home-how-pay-title = Paga da qualsiasi wallet
home-how-pay-text = Inquadra il codice QR o copia l’indirizzo. Un timer mostra quanto tempo hai.
home-how-receive-title = Ricevi il codice
home-how-receive-text = Nella pagina dell’ordine e via email.
home-also = Altri modi per acquistare
home-top-up = Ricarica qualsiasi telefono, qui o all’estero
home-esim = Dati mobili all’estero senza cambiare SIM

## Catalogue

brands-title = Carte regalo · { $country }
brands-heading = Carte regalo · { $country }
brands-description = Acquista in cripto carte regalo, ricariche telefoniche ed eSIM. Paese: { $country }.
brands-intro = Spesso una carta regalo funziona solo nel paese per cui è venduta. Per acquistare per un altro paese, cambialo in alto nella pagina.
brands-search-title = Risultati per «{ $query }»
brands-results = Risultati
brands-count =
    { $count ->
        [one] { $count } marchio
       *[other] { $count } marchi
    }
brands-filters = Filtri
brands-kind = Tipo
brands-kind-all = Tutti
kind-gift-card = Carte regalo
kind-top-up = Ricariche
kind-esim = eSIM
brands-category = Categoria
brands-category-all = Tutte
brands-sort = Ordina
brands-sort-popular = Più richiesti
brands-sort-name = Dalla A alla Z
brands-pages = Pagine
brands-previous = Pagina precedente
brands-next = Pagina successiva
brands-page = Pagina { $page } di { $pages }
brands-range = { $min }–{ $max }
brands-sold-out = Esaurita
brands-empty-title = Nessun risultato per «{ $query }»
brands-empty-text = Controlla come si scrive o prova un altro paese: non tutti i marchi sono venduti ovunque.
brands-empty-filters-title = Nessun marchio corrisponde a questi filtri
brands-empty-filters-text = Rimuovi un filtro per vedere di più.
brands-near = Risultati simili
brands-none = Al momento non ci sono marchi disponibili per questo paese. Scegli un altro paese in alto nella pagina o torna più tardi.
brands-none-of-these = Non trovi quello che cerchi?
brands-all =
    { $count ->
        [one] Vedi il marchio
       *[other] Vedi tutti i { $count } marchi
    }
brands-bad-category = La categoria «{ $said }» non esiste in questo paese. Sfoglia tutte le carte regalo.
brands-bad-kind = Tipo di prodotto sconosciuto: «{ $said }». Scegline uno qui sotto.
brands-bad-sort = Non è possibile ordinare per «{ $said }». Scegli un’opzione qui sotto.
brands-bad-page = La pagina «{ $said }» non esiste. Ricomincia dalla prima.

category-e-commerce = Acquisti online
category-retail = Negozi
category-electronics = Elettronica
category-food = Cibo e bevande
category-groceries = Spesa
category-games = Giochi
category-entertainment = Intrattenimento
category-streaming = Streaming
category-apparel-clothing = Moda
category-health-beauty = Salute e bellezza
category-sports-fitness = Sport e fitness
category-travel-flights = Viaggi
category-home = Casa
category-books-learning = Libri e formazione
category-charity-donations = Beneficenza
category-other-products = Altro
category-e-money = Denaro prepagato
category-e-sim = eSIM
category-mobile-talk-time = Credito telefonico
category-mobile-credits = Credito telefonico
category-mobile-bundle = Pacchetti telefonici
category-mobile-data = Dati mobili

## Brand

brand-title-gift-card = Carta regalo { $brand }
brand-title-top-up = Ricarica { $brand }
brand-title-esim = eSIM { $brand }
brand-description = Acquista { $brand } ({ $country }) in cripto dal tuo wallet.
brand-about = Informazioni su { $brand }
brand-works-in = Valida in
brand-delivery = Consegna
brand-delivery-email = Via email e nella pagina dell’ordine
brand-text-in-english = Cryptorefills fornisce questo testo solo in inglese.
brand-delivery-phone = Direttamente sul numero di telefono
brand-how-to-redeem = Come riscattare
brand-terms = Termini e condizioni
brand-note = Buono a sapersi
brand-sold-out-title = Esaurita
brand-sold-out-text = { $brand } al momento è esaurita per questo paese. Torna più tardi o scegli un altro marchio.
brand-closed-title = Non disponibile al momento
brand-closed-text = Al momento non riusciamo a caricare i metodi di pagamento, quindi non è possibile acquistare. Riprova tra poco.
brand-later-title = Caricamento degli importi
brand-later-text = In questo momento abbiamo molte visite, quindi importi e prezzi richiedono un po’ più di tempo. Questa pagina si aggiorna automaticamente.
brand-ghost-title = Nessun importo disponibile
brand-ghost-text = { $brand } al momento non ha importi in vendita. Torna più tardi o scegli un altro marchio.
brand-account-title = Non disponibile qui
brand-account-text = { $brand } si accredita su un conto cliente, e questo negozio non lo consente. Scegli un altro marchio.
brand-emoney-title = Può servire verificare la tua identità
brand-emoney-text = Questo è denaro prepagato. Cryptorefills può chiederti di verificare la tua identità prima di accettare l’ordine. Lo saprai prima di pagare.

## Picker: the purchase panel

picker-form = Acquista
picker-amount = Importo
picker-custom = Importo libero
picker-other = Altro
picker-range = Da { $min } a { $max }
picker-range-step = Da { $min } a { $max }, a passi di { $step }
picker-pay-with = Paga con
picker-more-coins = Altre monete:
picker-on = { $coin } su { $network }
picker-recommended = Consigliata
picker-sold-out = Esaurito
picker-suspended = Non disponibile
picker-name = Richiede un nome
picker-token-account = Pochi wallet
picker-name-hint = Per le stablecoin su Tron, Cryptorefills deve avere il tuo nome completo, e questo negozio non lo chiede. Tutte le altre reti funzionano senza.
picker-buy = Acquista ora
picker-show-price = Mostra prezzo
picker-you-pay = Paghi
picker-age = { $n } s fa
picker-age-minutes = { $n } min fa
picker-asking = Recupero del prezzo…
picker-choose = Scegli un importo e una moneta per vedere il prezzo.
picker-refused = Questo importo non è disponibile. Scegline uno entro i limiti indicati.
picker-no-price = Al momento non c’è un prezzo per questa selezione. Prova un altro importo o un’altra moneta.
picker-unavailable = Al momento non riusciamo a ottenere il prezzo. Riproveremo automaticamente.
picker-by-phone = Ricarica diretta
picker-by-email = PIN via email
picker-number = Numero di telefono
picker-number-hint = Paese: { $country } ({ $code }). Esempio: { $example }.
picker-number-mixed = Serve solo per le ricariche dirette.
picker-number-read = Numero da ricaricare: { $number }
picker-account = Questo operatore ha anche importi che si accreditano su un conto cliente. Questo negozio non li vende.
picker-add = Aggiungi al carrello
price-about = Circa { $money }
price-about-above = Circa { $money }, il { $percent } % sopra il valore nominale

choice-missing = Scegli un importo.
choice-not-a-number = Scrivi l’importo in cifre, per esempio 25 o 25,50.
choice-other-currency = Questo articolo è venduto in { $currency }. Scrivi l’importo in { $currency }, senza il simbolo di un’altra valuta.
choice-sold-out = Questo importo al momento è esaurito. Scegline un altro o riprova tra qualche minuto.
choice-not-on-sale = Questo importo non è più disponibile. Scegline un altro.
choice-below = Il minimo è { $min }.
choice-above = Il massimo è { $max }.
choice-off-step = Questo importo non è disponibile. I più vicini sono { $below } e { $above }.
choice-recipient = Inserisci il numero di telefono da ricaricare.

## Cart

cart-title = Carrello
cart-empty-text = Il tuo carrello è vuoto. Puoi acquistare fino a dieci carte regalo, ricariche o eSIM con un solo pagamento.
cart-find = Sfoglia le carte regalo
cart-more = Continua lo shopping
cart-room =
    { $count ->
        [0] Il tuo carrello è pieno
        [one] C’è posto per un altro articolo
       *[other] C’è posto per altri { $count } articoli
    }
cart-pay = Pagamento
cart-checkout = Vai alla cassa
cart-quantity = Quantità di { $item }
cart-fewer = Riduci la quantità di { $item }
cart-add-one = Aumenta la quantità di { $item }
cart-remove = Rimuovi
cart-remove-item = Rimuovi { $item }
cart-full = Un ordine può contenere al massimo dieci articoli, quindi non è stato aggiunto nulla. Effettua prima questo ordine o rimuovi un articolo.
cart-below = Il totale è inferiore al minimo per questa moneta e questa rete. Scegli un altro modo di pagare o aggiungi qualcosa.
cart-line-gone = Non disponibile al momento. Rimuovilo per continuare.
cart-line-no-price = Al momento non c’è un prezzo in questa moneta. Scegli un’altra moneta o rimuovi questo articolo.
cart-line-unavailable = Al momento non riusciamo a caricare il prezzo. Ricarica la pagina tra poco.

phone-missing = Scrivi il numero di telefono da ricaricare.
phone-not-a-number = Non è un numero di telefono valido per { $country }. Controlla le cifre.
phone-mobile-mark-ar = Sembra un numero fisso. I cellulari argentini hanno un 9 dopo il prefisso del paese (+54 9 11 2345-6789) o un 15 prima delle ultime cifre (11 15 2345-6789). Se è un cellulare, aggiungilo.
phone-mobile-mark-br = A questo numero manca il 9 che nei cellulari brasiliani segue il prefisso locale, come in (11) 96123-4567. Aggiungilo.
phone-of-another-country = Questo numero è di un altro paese ({ $which }). Questo articolo funziona solo con numeri del paese scelto ({ $country }).

## Checkout

checkout-title = Completa l’ordine
checkout-step-email = Consegna
checkout-step-pay = Pagamento
checkout-step-agree = Condizioni
checkout-email = Email
checkout-email-hint = I codici ti arrivano anche qui.
checkout-email-wrong = Inserisci un indirizzo email valido, come nome@example.com
checkout-email-meant = Intendevi { $email }?
checkout-email-sure = Se l’indirizzo che hai scritto è corretto, effettua di nuovo l’ordine.
checkout-gift = Invia come regalo (facoltativo)
checkout-gift-hint = L’indirizzo email del destinatario. I codici vengono inviati lì invece che a te. Li trovi anche nella pagina dell’ordine, se vuoi consegnarli tu.
checkout-gift-wrong = Inserisci l’indirizzo email del destinatario o lascia vuoto questo campo.
checkout-gift-meant = Intendevi { $email }? Se l’indirizzo che hai scritto è corretto, effettua di nuovo l’ordine.
checkout-newsletter = Voglio ricevere offerte via email
checkout-pay-text = Paga con { $coin } su { $network }, da un wallet o da un exchange che invia su { $network }.
checkout-pay-next = Nella pagina successiva trovi l’indirizzo di pagamento e un codice QR.
checkout-change = Cambia
checkout-refund = Indirizzo per il rimborso (facoltativo)
checkout-refund-hint = Un tuo indirizzo { $coin } su { $network }, nel caso ti spetti un rimborso. Nel dubbio, lascialo vuoto.
checkout-refund-hint-solana = L’indirizzo Solana del tuo wallet, nel caso ti spetti un rimborso. Il wallet deve aver già avuto { $coin }, perché un rimborso non può aprire un token account. Nel dubbio, lascialo vuoto.
checkout-refund-hint-lightning = Un tuo indirizzo Bitcoin on-chain (inizia con bc1, 1 o 3), nel caso ti spetti un rimborso. Le fatture Lightning scadono troppo presto per un rimborso. Nel dubbio, lascialo vuoto.
checkout-refund-wrong = Questo indirizzo non sembra valido. Controllalo o lascialo vuoto.
checkout-refund-checksum = In questo indirizzo un carattere è sbagliato o manca. Copialo di nuovo o lascialo vuoto.
checkout-refund-network = Questo indirizzo è su { $other }. Il rimborso di questo ordine viene pagato in { $coin } su { $network }. Inserisci un tuo indirizzo su quella rete o lascialo vuoto.
checkout-refund-other = Questo indirizzo è su un’altra rete. Il rimborso di questo ordine viene pagato in { $coin } su { $network }. Inserisci un tuo indirizzo su quella rete o lascialo vuoto.
checkout-refund-unspendable = Nessuno può spendere ciò che viene inviato a questo indirizzo. Inserisci un tuo indirizzo o lascialo vuoto.
checkout-refund-token = Questo è l’indirizzo del token { $coin } stesso, non di un wallet. Inserisci un tuo indirizzo o lascialo vuoto.
checkout-refund-lightning = Non è possibile rimborsare a una fattura o a un indirizzo Lightning. Inserisci un indirizzo Bitcoin o lascialo vuoto.
checkout-agree = Effettuando l’ordine accetti le { $terms } di Cryptorefills, che vende e consegna i prodotti. Chiedi la consegna immediata e accetti che, dopo, un codice non si possa restituire.
checkout-agree-terms = condizioni di vendita
checkout-place = Effettua l’ordine
checkout-busy = Invio dell’ordine…
checkout-not-charged = Per ora non paghi nulla. Pagherai dal tuo wallet nella pagina successiva.
checkout-summary = Riepilogo
checkout-total = Totale
checkout-errors =
    { $count ->
        [one] Correggi un problema
       *[other] Correggi { $count } problemi
    }
checkout-changed-title = Il prezzo è cambiato
checkout-changed-text = Avevi visto { $old }; ora il prezzo è { $new }. Nessun ordine è stato effettuato e non ti è stato addebitato nulla. Per accettare il nuovo prezzo, effettua l’ordine.
checkout-changed-old-lost = Il prezzo che avevi visto non è più valido; ora è { $new }. Nessun ordine è stato effettuato e non ti è stato addebitato nulla. Per accettare questo prezzo, effettua l’ordine.
checkout-cookies = Il tuo browser non ha conservato il nostro cookie, che ci serve per mostrarti l’ordine. Nessun ordine è stato effettuato. Consenti i cookie per questo sito ed effettua di nuovo l’ordine.
checkout-mismatch = Ciò che verrebbe consegnato non corrisponde alla tua scelta, quindi ci siamo fermati. Nessun ordine è stato effettuato e non ti è stato addebitato nulla. Scegli di nuovo l’importo.
checkout-conflict = Hai già effettuato un ordine da questo modulo, con altri dati. Guarda prima quell’ordine. Se ne vuoi un altro, effettua di nuovo l’ordine.
checkout-conflict-link = Vedi quell’ordine
checkout-blocked = Al momento il nostro fornitore blocca gli ordini dalla tua connessione a internet. Nessun ordine è stato effettuato e non ti è stato addebitato nulla. Disattiva la VPN se ne usi una, prova un’altra connessione o riprova tra qualche minuto.
checkout-queue-title = Sei in coda
checkout-queue-text = Il nostro fornitore accetta solo un certo numero di ordini alla volta. Invieremo il tuo quando sarà il tuo turno e ti porteremo al pagamento. Tieni aperta questa pagina: si aggiorna automaticamente. Nessun ordine è stato ancora effettuato e non ti è stato addebitato nulla.
checkout-queue-seconds =
    { $n ->
        [one] Circa { $n } secondo
       *[other] Circa { $n } secondi
    }
checkout-queue-minutes =
    { $n ->
        [one] Circa { $n } minuto
       *[other] Circa { $n } minuti
    }
checkout-queue-lost-title = Hai perso il tuo posto in coda
checkout-queue-lost-text = Il tuo ordine non è stato effettuato e non ti è stato addebitato nulla. Torna alla cassa ed effettualo di nuovo.
checkout-queue-again = Torna alla cassa
checkout-too-many-unpaid = Hai diversi ordini in attesa di pagamento. Pagane uno o attendi che scada, poi effettua questo ordine. Li trovi in “Ordini”.
checkout-unavailable = Non siamo riusciti a controllare il tuo ordine. Non è stato effettuato e non ti è stato addebitato nulla. Ciò che hai scritto è ancora qui. Riprova tra poco.
checkout-not-sent = Non siamo riusciti a inviare il tuo ordine. Non è stato effettuato e non ti è stato addebitato nulla. Ciò che hai scritto è ancora qui. Riprova tra poco.
checkout-name-note = Cryptorefills accetta { $coin } su { $network } solo da acquirenti di cui ha il nome completo, e questo negozio non chiede nomi. Se non ha il tuo, rifiuterà l’ordine prima di qualsiasi addebito. Le altre reti funzionano senza.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Codice promozionale (facoltativo)
checkout-coupon-hint = Lo controlliamo quando effettui l’ordine. Vedrai il nuovo totale prima che venga ordinato qualcosa.
checkout-coupon-wrong = I codici promozionali contengono solo lettere, cifre e trattini. Controllalo o lascialo vuoto.
checkout-coupon-title = Codice promozionale applicato
checkout-coupon-text = Il totale ora è { $new } invece di { $old }. Nessun ordine è stato ancora effettuato e non ti è stato addebitato nulla. Per acquistare a questo prezzo, effettua l’ordine.

problem-amount-less-then-minimum-allowed = Il totale è inferiore al minimo di Cryptorefills per un ordine. Scegli un importo più alto.
problem-maximum-amount-per-order-exceeded = Il totale supera il massimo di Cryptorefills per un ordine. Scegli un importo più basso o dividilo in più ordini.
problem-product-count-exceeded = Sono più articoli di quanti Cryptorefills ne accetti in un ordine. Ordinane alcuni separatamente.
problem-multiple-limited-product-same-order = Cryptorefills vende un solo pezzo di questo articolo per ordine. Ordina il prossimo separatamente.
problem-daily-spending-limit-exceeded = Questo ordine supererebbe il limite giornaliero di Cryptorefills per chi acquista senza account. Scegli un importo più basso o riprova domani.
problem-monthly-spending-limit-exceeded = Questo ordine supererebbe il limite mensile di Cryptorefills per chi acquista senza account. Scegli un importo più basso o riprova il mese prossimo.
problem-fullname-missing = Per questa moneta su questa rete Cryptorefills deve avere il tuo nome completo, e questo negozio non lo chiede. Scegli un’altra rete o un’altra moneta.
problem-kyc-missing = Cryptorefills vende questo prodotto solo a chi ha verificato la propria identità, e questo negozio non ha account. Scegli un importo più basso o un altro marchio.
problem-kyc-pending = Cryptorefills sta ancora verificando la tua identità. Di solito bastano 20 minuti e mai più di due giorni. Nessun ordine è stato effettuato. Riprova più tardi o scegli un importo più basso.
problem-verification-required = Per questo acquisto Cryptorefills richiede una verifica che questo negozio non supporta. Scegli un importo più basso o un altro marchio.
problem-login-required = Cryptorefills vende questo prodotto solo a chi ha un account, e questo negozio non ha account. Scegli un altro marchio.
problem-coupon-requires-login = Questo codice è solo per chi ha un account Cryptorefills. Ordina senza o provane un altro.
problem-not-available-product = Questo importo non è disponibile al momento. Scegli un altro importo.
problem-out-of-stock = Questo importo è appena andato esaurito. Scegli un altro importo.
problem-not-active = Questo articolo è temporaneamente non disponibile. Scegline un altro.
problem-invalid-beneficiary-account = L’indirizzo o il numero per la consegna non è stato accettato. Controllalo e correggilo.
problem-invalid-email-domain = Non è possibile consegnare a questo fornitore di posta. Scrivi un indirizzo di un altro fornitore.
problem-not-allowed-payment-via = Questo metodo di pagamento non è disponibile per questo articolo. Scegli un’altra moneta o un’altra rete.
problem-unsupported-protocol-coin-combination = Questa moneta non è disponibile su questa rete. Scegli un’altra rete.
problem-suspended-coin = I pagamenti in questa moneta sono temporaneamente sospesi. Scegli un’altra moneta.
problem-suspended-network = I pagamenti su questa rete sono temporaneamente sospesi. Scegli un’altra rete.
problem-coupon-not-found = Questo codice non esiste. Controlla di averlo scritto bene o ordina senza.
problem-already-spent = Questo codice è già stato usato. Ordina senza o provane un altro.
problem-max-usage-reached = Questo codice ha raggiunto il limite di utilizzi. Ordina senza o provane un altro.
problem-expired = Questo codice è scaduto. Ordina senza o provane un altro.
problem-below-min-amount = Questo codice richiede un totale più alto. Scegli un importo più alto o ordina senza.
problem-not-valid-for-user = Questo codice è per altri clienti. Ordina senza o provane un altro.
problem-not-valid-for-category = Questo codice non è valido per questa categoria. Ordina senza o provane un altro.
problem-not-valid-for-kind = Questo codice non è valido per questo tipo di prodotto. Ordina senza o provane un altro.
problem-not-valid-for-brand = Questo codice non è valido per questo marchio. Ordina senza o provane un altro.
problem-not-valid-for-country = Questo codice non è valido per questo paese. Ordina senza o provane un altro.
problem-not-valid-for-store = Questo codice non è valido in questo negozio. Ordina senza o provane un altro.
problem-invalid-denomination = Questo importo non è più disponibile. Scegline un altro.
problem-invalid-product-value = Questo importo non è stato accettato. Scegline uno entro i limiti indicati.
problem-amount-too-low = Questo importo è troppo basso. Scegline uno più alto.
problem-amount-too-high = Questo importo è troppo alto. Scegline uno più basso.
problem-country-not-supported = Questo articolo non è disponibile per questo paese. Scegli un altro paese in alto nella pagina.
problem-invalid-request = Il tuo ordine non è stato accettato. Non ti è stato addebitato nulla. Scegli di nuovo l’importo e controlla i tuoi dati.
problem-not-found = La tua selezione non è più disponibile. Non ti è stato addebitato nulla. Scegli di nuovo.
problem-unknown = Il tuo ordine non è stato accettato e non ne conosciamo il motivo. Non ti è stato addebitato nulla. Prova un altro importo, un’altra moneta o un’altra rete, oppure contatta l’assistenza.

## Order

order-title = Ordine: { $phase }
order-number = Ordine
order-receipt = Riepilogo dell’ordine
order-placed-at = Effettuato il { $when }
order-pay-title = Paga con { $coin } su { $network }
order-pay-title-rest = Paga il resto con { $coin } su { $network }
order-checked = Ultimo controllo { $age } fa. Il nostro fornitore è occupato e continuiamo a controllare. L’importo e l’indirizzo qui sotto non cambiano.
order-send-exactly = Invia esattamente
order-to-address = A questo indirizzo
order-to-invoice = A questa fattura
order-fee-hint = Deve arrivare esattamente questo importo. Se il tuo exchange trattiene una commissione, aggiungila.
order-received = Ricevuti { $received } di { $total } { $coin }. Se il tuo exchange trattiene una commissione, aggiungila.
order-time-left = Tempo rimasto
order-open-wallet = Apri nel wallet
order-qr = Codice QR: { $amount } { $coin } su { $network }
order-token-account = L’indirizzo qui sotto è un token account di { $coin }, non un wallet. Invia manualmente solo da un wallet o un exchange che può pagare a un token account. La maggior parte dei wallet non può, e il denaro inviato al conto sbagliato è perso per sempre.
order-token-account-link = Inquadra il codice QR o apri il link sul dispositivo con il tuo wallet. Il wallet riceve il pagamento da questo negozio e te lo mostra prima della firma.
order-token-account-button = Usa il pulsante per il wallet del browser, più sotto: prepara il pagamento da firmare.
order-token-account-other = Questo negozio non può preparare questo pagamento per il tuo wallet. Ti consigliamo di ordinare di nuovo su un’altra rete.
order-token-account-such-as = Questo negozio non può preparare questo pagamento per il tuo wallet. Ti consigliamo di ordinare di nuovo e pagare con { $coin } su { $network }.
order-only = Invia solo { $coin }, e solo su { $network }.
order-only-why = Ciò che invii su un’altra rete non arriva e di solito non si può recuperare.
order-copy-amount = Copia l’importo
order-copy-address = Copia l’indirizzo
order-copy-invoice = Copia la fattura
order-copy-code = Copia il codice
order-copied = Copiato
order-copy-by-hand = Selezionato: premi Ctrl+C o ⌘C, oppure tieni premuto e scegli Copia.
order-reveal = Mostra il codice
order-reveal-failed = Non siamo riusciti a caricare il codice. È al sicuro ed è stato inviato anche via email. Riprova tra poco.
order-code = Codice
order-pin = PIN
order-link = Link
order-picture-elsewhere = C’è un’immagine di questo codice a un indirizzo che questo negozio non conosce:
order-copy-picture = Copia indirizzo immagine
order-open-picture = Apri l’immagine
order-barcode = Codice a barre della carta regalo
order-code-qr = Codice QR della carta regalo
order-serial = Numero di serie
order-security-code = Codice di sicurezza
order-reference = Riferimento dell’operatore
order-open-link = Apri il link
order-esim-qr = Codice QR per installare l’eSIM
order-esim-iphone = Installa su questo iPhone
order-esim-server = Indirizzo SM-DP+
order-esim-copy-server = Copia l’indirizzo
order-esim-activation = Codice di attivazione
order-esim-copy-activation = Copia il codice di attivazione
order-esim-how = Come installarla
order-esim-how-iphone = iPhone: tocca il pulsante qui sopra o vai in Impostazioni > Cellulare > Aggiungi eSIM > Usa codice QR. Nelle versioni precedenti a iOS 17.4 il pulsante non funziona: scansiona il codice da un altro schermo.
order-esim-how-android = Android: vai in Impostazioni > Rete (o Connessioni) > SIM > Aggiungi eSIM. Scansiona il codice, oppure scegli di inserirlo manualmente e incolla l’indirizzo e il codice di attivazione.
order-esim-once = Installala con il Wi-Fi e una volta sola: la maggior parte dei codici funziona una sola volta. All’arrivo attiva il roaming dati per questa eSIM.
order-how-to-redeem = Come riscattare
order-on-its-way = In arrivo
order-credited = Accreditato. Non c’è nulla da riscattare.
order-line-failed = Consegna non riuscita
order-line-missing = Ancora nessun codice
order-surplus = Hai inviato { $surplus } { $coin } di troppo. Non sono andati persi: contatta l’assistenza per recuperarli.
order-refunded = Rimborsato: { $sum }.
solana-pay-message = { $amount } { $coin } a { $shop }
solana-pay-account = Questo account non può pagare l’ordine. Usa l’account principale del tuo wallet.
solana-pay-over = Questo ordine non accetta più pagamenti. Non inviare nulla.
solana-pay-later = Non siamo riusciti a preparare il pagamento. Riprova tra poco.
order-print = Stampa
order-full-receipt = Vedi la ricevuta
order-simulate = Simula il pagamento
order-simulate-why = Modalità di prova: a questo indirizzo non si invia nulla.
order-support = Contatta l’assistenza
order-again = Ordina di nuovo
help-preparing-title = Sta richiedendo più del solito
help-preparing-text = Creare l’indirizzo di pagamento può richiedere qualche minuto. Non ti è stato addebitato nulla e questa pagina si aggiorna automaticamente.
help-unseen-title = L’hai già inviato?
help-unseen-text = Gli exchange spesso inviano in ritardo. Controlla nel tuo wallet o exchange se il pagamento è partito, a questo indirizzo e su questa rete. Non inviarlo di nuovo: lo troveremo appena compare sulla rete.
help-confirming-title = La conferma sta richiedendo più del solito
help-confirming-text = Le reti possono essere congestionate, e una commissione bassa rallenta il pagamento. Il tuo lo abbiamo visto e registrato. Non inviarlo di nuovo.
help-issuing-title = La consegna sta richiedendo più del solito
help-issuing-text = Abbiamo il tuo pagamento; non è andato perso. A volte i fornitori impiegano un po’. Il tuo ordine apparirà qui e arriverà via email appena pronto.
help-how = Stai ancora aspettando? Contatta l’assistenza e invia questi:
support-title = Dettagli per l’assistenza
support-why = Se ti serve aiuto, copia questi dettagli o inviali via email. Non contengono codici né il tuo indirizzo email.
support-hold = Sospendi l’aggiornamento automatico
support-copy = Copia i dettagli
support-add = Aggiungi
support-hash = Hash della transazione
support-hash-hint = Lo trovi nel tuo wallet o exchange. Ci aiuta a trovare il pagamento.
support-state = Stato
support-network = Rete
support-coin = Moneta
support-amount = Importo
support-received = Ricevuto
support-address = Indirizzo
support-placed = Effettuato
support-paid = Pagato
support-delivered = Consegnato
support-since = In questo stato dal
support-told = Aggiornato al
receipt-title = Ricevuta
receipt-unpaid = Non ancora pagato. Questo è un riepilogo dell’ordine, non una ricevuta.
receipt-number = Numero d’ordine
receipt-placed = Effettuato
receipt-paid = Pagato
receipt-status = Stato
receipt-lines = Articoli
receipt-owed = Totale
receipt-received = Ricevuto
receipt-network = Rete
receipt-address = Pagato a
receipt-seller = Venduto da { $seller }, venditore ufficiale. { $shop } è il negozio.
receipt-no-codes = Le ricevute non contengono i codici. Li trovi nella pagina dell’ordine e nell’email con cui sono arrivati.
receipt-back = Torna all’ordine

reprice-title = Accetti il nuovo importo?
reprice-agreed = Avevi accettato
reprice-asked = Ora l’ordine costa
reprice-dearer = { $difference } { $coin } in più
reprice-cheaper = { $difference } { $coin } in meno
reprice-accept = Accetta { $amount } { $coin }
reprice-decline = Non ti interessa? Non fare nulla: l’ordine scadrà da solo e non ti sarà addebitato nulla.

timeline-label = Avanzamento
usual-step = Di solito richiede { $span }.
usual-network = Su { $network } di solito richiede { $span }.
usual-sent = Una volta inviato, un pagamento su { $network } di solito richiede { $span }.
span-seconds = pochi secondi
span-under =
    { $n ->
        [one] meno di un minuto
       *[other] meno di { $n } minuti
    }
span-minutes = da { $from } a { $to } minuti
span-hours = fino a { $n } ore
stage-placed = Effettuato
stage-paid = Pagato
stage-sourced = Emesso
stage-delivered = Consegnato
stage-now = Ora
stage-held = In sospeso
stage-part = Parziale
stage-stopped = Fermo

phase-placing-title = Invio del tuo ordine
phase-placing-text = Stiamo inviando il tuo ordine. Non ti è stato addebitato nulla.
phase-placing-next = Non devi fare nulla. Questa pagina si aggiorna automaticamente. Non ordinare di nuovo.
phase-unconfirmed-title = Stiamo verificando questo ordine
phase-unconfirmed-text = La risposta al tuo ordine è andata persa: non sappiamo ancora se è stato effettuato. Non verrà inviato due volte e non ti è stato addebitato nulla.
phase-unconfirmed-next = Non ordinare di nuovo per ora. Ricontrolla tra un po’. Se non è cambiato nulla, contatta l’assistenza indicando il numero d’ordine.
phase-not-placed-title = Il tuo ordine non è stato effettuato
phase-not-placed-text = Si è fermato prima che ci fosse qualcosa da pagare. Non ti è stato addebitato nulla.
phase-not-placed-next = Scegli di nuovo. Con un altro importo, un’altra moneta o un’altra rete potrebbe funzionare.
phase-preparing-title = Preparazione del pagamento
phase-preparing-text = Il tuo ordine è stato effettuato. Stiamo creando l’indirizzo di pagamento.
phase-preparing-next = Per ora non devi fare nulla. L’indirizzo apparirà qui automaticamente.
phase-awaiting-payment-title = In attesa del tuo pagamento
phase-awaiting-payment-text = Il tuo ordine è stato effettuato. Prosegue appena vediamo il tuo pagamento.
phase-awaiting-payment-next = Invia l’importo qui sotto in un solo pagamento. Questa pagina si aggiorna automaticamente.
phase-awaiting-payment-unshown = Al momento non possiamo mostrare i dati di pagamento. Non inviare nulla finché non appaiono qui. Continuiamo a controllare.
phase-repriced-title = Il prezzo è cambiato
phase-repriced-text = Il tuo ordine è stato effettuato, ma costa un importo diverso da quello che hai accettato. Non ti è stato addebitato nulla.
phase-repriced-next = Confronta i due importi e decidi. Non inviare nulla prima di accettare: fino ad allora non c’è un indirizzo di pagamento.
phase-underpaid-title = Pagamento parziale ricevuto
phase-underpaid-text = È arrivato meno dell’importo totale. Ciò che hai inviato vale per questo ordine.
phase-underpaid-next = Invia il resto allo stesso indirizzo, sulla stessa rete.
phase-underpaid-unshown = Al momento non possiamo mostrare l’importo rimanente. Non inviare altro finché non appare qui. Continuiamo a controllare.
phase-underpaid-next-invoice = Una fattura Lightning non si può pagare due volte. Non inviare altro. Contatta l’assistenza indicando il numero d’ordine, così possiamo rintracciare il tuo pagamento.
phase-seen-title = Pagamento rilevato
phase-seen-text = Abbiamo visto l’importo totale. Vale appena la rete lo conferma.
phase-seen-next = Non c’è altro da inviare. Questa pagina si aggiorna automaticamente.
phase-confirming-title = Conferma del pagamento
phase-confirming-text = Il tuo pagamento è sulla rete, e la rete lo sta confermando.
phase-confirming-next = Non devi fare né inviare altro. Puoi chiudere questa pagina: i codici arrivano anche via email.
phase-sourcing-title = Preparazione del tuo ordine
phase-sourcing-text = Il tuo pagamento è confermato. Stiamo preparando il tuo ordine.
phase-sourcing-next = Non devi fare nulla. Puoi chiudere questa pagina: i codici arrivano anche via email.
phase-recovered-title = Abbiamo trovato il tuo pagamento
phase-recovered-text = È arrivato in ritardo, a tempo scaduto, ma è stato accettato. Stiamo preparando il tuo ordine.
phase-recovered-next = Non devi fare nulla né inviare di nuovo. I codici appariranno qui e arriveranno anche via email.
phase-arriving-title = Sono arrivati i primi articoli
phase-arriving-text = Una parte del tuo ordine è stata consegnata. Stiamo ancora preparando il resto.
phase-arriving-next = Puoi già usare ciò che è qui. Il resto appare qui sotto automaticamente e arriva anche via email.
phase-review-title = Stiamo esaminando il tuo ordine
phase-review-text = Il tuo pagamento è arrivato ed è registrato. L’ordine richiede un controllo manuale prima di proseguire.
phase-review-next = Non devi fare nulla né inviare di nuovo. Può richiedere fino a 24 ore. L’esito apparirà qui e arriverà via email.
phase-overpaid-title = Hai inviato troppo
phase-overpaid-text = Il tuo pagamento è registrato con questo ordine. È in sospeso perché supera l’importo dovuto. Il tuo denaro non è andato perso.
phase-overpaid-next = Non inviare altro. Lo controlliamo manualmente, di solito entro 24 ore. Per recuperare l’eccedenza, contatta l’assistenza indicando il numero d’ordine.
phase-held-title = Il tuo pagamento è in sospeso
phase-held-text = È arrivato un pagamento, ma non è quello che ci aspettavamo. È registrato con questo ordine.
phase-held-next = Non inviare altro. Lo controlliamo manualmente, di solito entro 24 ore. Se hai domande, contatta l’assistenza indicando il numero d’ordine.
phase-parked-title = Non pagare questo ordine
phase-parked-text = I dati di pagamento ricevuti non corrispondono alla tua scelta, quindi ci siamo fermati qui. Non ti è stato addebitato nulla.
phase-parked-next = Non inviare nulla per questo ordine. Ordina di nuovo. Se hai già inviato qualcosa, contatta l’assistenza indicando il numero d’ordine.
phase-delivered-title = Il tuo ordine è qui
phase-delivered-text = È stato consegnato tutto, e inviato anche via email.
phase-delivered-next = Mostra un codice solo quando nessun altro può vedere lo schermo. Conservalo come contante. Una volta mostrato, non si può restituire.
phase-delivered-late-title = Pagato in ritardo, consegnato comunque
phase-delivered-late-text = Il tuo pagamento è arrivato a tempo scaduto, ma è stato accettato. È stato consegnato tutto, e inviato anche via email.
phase-delivered-late-next = Non ordinare di nuovo. Mostra un codice solo quando nessun altro può vedere lo schermo. Una volta mostrato, non si può restituire.
phase-delivered-without-code-title = Il tuo codice sta per arrivare
phase-delivered-without-code-text = Il tuo ordine è completo. Un codice sta ancora arrivando su questa pagina.
phase-delivered-without-code-next = Non devi fare nulla. Il codice apparirà qui automaticamente e arriverà anche via email.
phase-code-missing-title = Il tuo codice non è ancora arrivato
phase-code-missing-text = Il tuo ordine è completo, ma nessun codice è arrivato su questa pagina. Il pagamento e l’ordine sono registrati.
phase-code-missing-next = Controlla l’email e la cartella spam: il codice viene inviato anche lì. Se non lo trovi, contatta l’assistenza indicando il numero d’ordine.
phase-partly-delivered-title = Una parte del tuo ordine è qui
phase-partly-delivered-text = Una parte del tuo ordine è stata consegnata, un’altra no. Qui sotto vedi quale.
phase-partly-delivered-next = Puoi usare ciò che è qui. Per il resto, di solito arriva via email un link per il rimborso. Se non arriva entro un giorno lavorativo, contatta l’assistenza indicando il numero d’ordine.
phase-undelivered-title = Non siamo riusciti a consegnare il tuo ordine
phase-undelivered-text = Non è stato possibile consegnare nulla di ciò che hai ordinato. Il tuo pagamento è registrato con questo ordine.
phase-undelivered-next = Non inviare altro. Di solito entro un giorno lavorativo arriva via email un link per il rimborso. Se non arriva, contatta l’assistenza indicando il numero d’ordine.
phase-expired-title = Il tuo ordine è scaduto
phase-expired-text = Non abbiamo visto un pagamento in tempo, quindi il prezzo non è più garantito. Non ti è stato addebitato nulla.
phase-expired-next = Non hai ancora pagato? Non pagare ora; ordina di nuovo. L’hai già inviato? Non inviarlo di nuovo: per circa un giorno un pagamento in ritardo può ancora essere trovato, e questa pagina lo mostrerà.
phase-expired-underpaid-title = Scaduto dopo un pagamento parziale
phase-expired-underpaid-text = In tempo è arrivato meno dell’importo totale, quindi il prezzo non è più garantito. Ciò che hai inviato è registrato con questo ordine.
phase-expired-underpaid-next = Non inviare altro a questo indirizzo. Contatta l’assistenza indicando il numero d’ordine e la transazione, così possiamo rintracciare il tuo pagamento.
phase-expired-after-payment-title = Pagamento ricevuto troppo tardi
phase-expired-after-payment-text = Il tuo pagamento è arrivato a tempo scaduto. Lo abbiamo visto ed è registrato con questo ordine.
phase-expired-after-payment-next = Non inviare altro. Un pagamento in ritardo può ancora essere accettato, di solito entro 24 ore. Se non cambia nulla, contatta l’assistenza indicando il numero d’ordine.
phase-payment-failed-title = Il tuo pagamento non è riuscito
phase-payment-failed-text = Non è stato possibile completare il pagamento, quindi non è stato consegnato nulla.
phase-payment-failed-next = Controlla il tuo wallet. Se le monete sono ancora lì, ordina di nuovo. Se non ci sono più, contatta l’assistenza indicando il numero d’ordine.
phase-setup-failed-title = Non siamo riusciti a preparare il pagamento
phase-setup-failed-text = Non siamo riusciti a creare un indirizzo di pagamento. Non ti è stato addebitato nulla.
phase-setup-failed-next = Ordina di nuovo. Se non funziona ancora, prova un’altra moneta o un’altra rete.
phase-refunded-title = Rimborsato
phase-refunded-text = Stiamo rimborsando il tuo pagamento per questo ordine, nella stessa moneta e sulla stessa rete.
phase-refunded-next = Cerca nella tua email il link per il rimborso e inserisci lì l’indirizzo del tuo wallet. È valido 90 giorni e le monete arrivano di solito entro un giorno lavorativo. Nessuna email? Controlla lo spam, poi contatta l’assistenza.
phase-canceled-title = Il tuo ordine è stato annullato
phase-canceled-text = Non verrà elaborato. Se non hai pagato, non ti verrà addebitato nulla.
phase-canceled-next = Non pagarlo più. Se hai già pagato, contatta l’assistenza indicando il numero d’ordine.
phase-in-progress-title = Il tuo ordine è in lavorazione
phase-in-progress-text = Ce ne stiamo occupando, e tutto ciò che è stato fatto finora è registrato.
phase-in-progress-next = Non devi fare nulla. Questa pagina mostra automaticamente le novità.

## Browser wallets

wallet-open = Paga con un wallet del browser
wallet-open-why = Per i wallet installati in questo browser. Non si collega nulla finché non ne scegli uno.
wallet-missing = Non siamo riusciti a caricarlo. Riprova o paga all’indirizzo qui sopra.
wallet-choose = Scegli un wallet
wallet-none = In questo browser non è stato trovato alcun wallet per { $network }. Paga con il codice QR o l’indirizzo qui sopra.
wallet-another = Scegli un altro wallet
wallet-connecting = { $wallet } chiede se questa pagina può vedere il tuo account. Rispondi nel wallet.
wallet-elsewhere = { $wallet } è su un’altra rete. Questo ordine va pagato su { $network }.
wallet-switch = Passa a { $network }
wallet-switching = { $wallet } chiede se vuoi cambiare rete. Rispondi nel wallet.
wallet-fact-amount = Importo
wallet-amount-on = { $amount } { $coin } su { $network }
wallet-fact-to = A
wallet-fact-from = Da
wallet-send = Invia { $amount } { $coin }
wallet-compare = Il tuo wallet mostrerà di nuovo il pagamento. Confermalo solo se l’importo e il destinatario coincidono. Per un token, il wallet può mostrare anche il contratto del token.
wallet-checking = Un ultimo controllo dell’ordine…
wallet-sending = Conferma il pagamento in { $wallet }. Prima non viene inviato nulla.
wallet-sandbox-evm = Modalità di prova: usa un wallet senza denaro. Se invia monete reali, sono perse: nessuno ha la chiave di questo indirizzo.
wallet-sandbox-solana = Modalità di prova: questo pagamento è per una rete che non esiste. Un vero wallet lo rifiuta.
wallet-sent = Inviato dal tuo wallet
wallet-sent-next = Non pagare di nuovo. Il tuo ordine rileva automaticamente il pagamento quando la rete lo conferma.
wallet-hash = Transazione
wallet-copy-hash = Copia la transazione
wallet-unclear = Non sappiamo se il tuo wallet l’ha inviato
wallet-unclear-next = Controlla prima il tuo wallet. Se il pagamento c’è, aspetta: il tuo ordine lo rileva automaticamente. Paga di nuovo solo se non è stato inviato nulla.
wallet-unclear-again = Non è stato inviato nulla: riprova
wallet-rejected = Hai rifiutato nel tuo wallet. Non è stato inviato nulla.
wallet-unknown-chain = Il tuo wallet non conosce questa rete. Non è stato inviato nulla. Aggiungi la rete nelle impostazioni del wallet, oppure paga con il codice QR o l’indirizzo qui sopra.
wallet-busy = Il tuo wallet aspetta una tua risposta. Aprilo, rispondi e riprova.
wallet-silent = Il tuo wallet non risponde. Aprilo e controlla se ti sta aspettando.
wallet-failed = Il tuo wallet non ci è riuscito. Riprova, scegline un altro, oppure paga con il codice QR o l’indirizzo qui sopra.
wallet-no-account = Il tuo wallet non ha condiviso un account che possa pagare questo ordine. Non è stato inviato nulla.
wallet-other-account = Il tuo wallet è passato a un altro account. Non è stato inviato nulla. Per pagare da quell’account, scegli di nuovo il wallet.
wallet-still-elsewhere = Il tuo wallet non è sulla rete di questo ordine. Non è stato inviato nulla.
wallet-changed = L’ordine è cambiato dall’ultima volta che l’hai visto. Non è stato inviato nulla. Ricontrollalo prima di inviare.
wallet-not-payable = Questo ordine non accetta più pagamenti. Non è stato inviato nulla.
wallet-no-way = Questo pagamento non si può fare da un wallet del browser. Paga con il codice QR o l’indirizzo qui sopra.
wallet-not-prepared = Non siamo riusciti a preparare il pagamento. Non è stato inviato nulla. Riprova tra poco, oppure paga con il codice QR o l’indirizzo qui sopra.

## Orders of this device

orders-title = I tuoi ordini
orders-intro = Ordini effettuati in questo browser. Non sono salvati in un account, quindi conserva anche le email.
orders-empty-text = Non ci sono ancora ordini in questo browser. Se hai ordinato altrove, i codici sono nell’email che hai ricevuto.
orders-find = Sfoglia le carte regalo
orders-elsewhere-title = Hai ordinato da un altro dispositivo?
orders-elsewhere-text = Inserisci l’email con cui hai ordinato. Se ci sono ordini, riceverai un link che li apre qui.
orders-elsewhere-send = Inviami un link
orders-elsewhere-none = Questo negozio non invia email proprie, quindi un ordine si apre solo nel browser in cui l’hai effettuato. I codici sono anche nell’email che hai ricevuto.
orders-asked-title = Controlla la tua email
orders-asked-text = Se ci sono ordini con quell’indirizzo, un link è in arrivo. Funziona una volta sola, per { $minutes } minuti.
orders-asked-hint = Dopo qualche minuto non è arrivato nulla? Controlla la cartella spam e verifica che sia l’indirizzo con cui hai ordinato. Ogni indirizzo riceve al massimo { $count } link all’ora.
orders-back = Torna ai tuoi ordini
orders-open-title = Aprire qui i tuoi ordini?
orders-open-text = Premi il pulsante e questo browser mostrerà tutti gli ordini effettuati finora con il tuo indirizzo email, codici compresi.
orders-open-go = Apri i miei ordini
orders-open-hint = Fallo solo su un dispositivo tuo. Non l’hai chiesto tu? Chiudi questa pagina; non è stato aperto nulla.
orders-granted = Alcuni di questi ordini sono stati effettuati altrove e aperti qui tramite email. Si chiudono automaticamente dopo 24 ore.
orders-close = Chiudili ora
orders-forget-text = Il dispositivo non è tuo? Fai in modo che questo browser dimentichi i tuoi ordini. Perderà l’accesso a tutti, anche a quelli in attesa di pagamento. Puoi riaprirli tramite email.
orders-forget-text-no-mail = Il dispositivo non è tuo? Fai in modo che questo browser dimentichi i tuoi ordini. Perderà l’accesso a tutti, anche a quelli in attesa di pagamento. Questo negozio non invia email proprie, quindi non potrai riaprirli qui. I codici sono nelle email che hai ricevuto.
orders-forget = Dimentica i miei ordini
order-codes-retired = Questo ordine si è concluso da molto tempo, quindi i suoi codici non sono più mostrati qui. Li trovi nell’email che hai ricevuto.
link-ask = Chiedi un nuovo link
link-unreadable-title = Questo link non funziona
link-unreadable-text = È incompleto, oppure non è stato inviato da questo negozio. Non è stato aperto nulla. Copia il link intero dall’email o chiedine uno nuovo.
link-expired-title = Questo link è scaduto
link-expired-text = I link funzionano per { $minutes } minuti. Qui non è stato aperto nulla. Chiedine uno nuovo.
link-spent-title = Questo link è già stato usato
link-spent-text = Un link funziona una volta sola, e questo ha aperto ordini su un altro dispositivo. Qui non è stato aperto nulla. Se non sei stato tu, qualcuno può leggere la tua posta: cambia prima la password dell’email, poi chiedi un nuovo link.

## Email

mail-link-subject = I tuoi ordini su { $shop }
mail-link-text =
    Ciao,

    qualcuno, molto probabilmente tu, ha chiesto a { $shop } di aprire su un altro dispositivo gli ordini di questo indirizzo email. Apri lì questo link e premi il pulsante:

    { $link }

    Il link funziona una volta sola, per { $minutes } minuti.

    Se non l’hai chiesto tu, ignora questa email. Non è stato aperto nulla, e senza il link non si può aprire nulla.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Ricariche telefoniche
top-up-lead = Scegli il paese e scrivi il numero per vedere chi può ricaricarlo. Il credito va direttamente sul telefono, oppure ricevi un PIN via email.
top-up-country = Paese
top-up-number = Numero di telefono
top-up-number-hint = Con o senza prefisso del paese. Puoi anche lasciarlo vuoto e inserirlo dopo.
top-up-show = Mostra operatori
top-up-for = Numero da ricaricare: { $number }
top-up-results = Operatori
top-up-empty = Al momento non ci sono operatori disponibili per questo paese ({ $country }). Scegli un altro paese o torna più tardi.
top-up-switch = Mostra gli operatori di questo numero: { $country }
places-country-wrong = Non conosciamo questo paese. Scegline uno dall’elenco.
places-popular = Più cercati
places-all = Tutti i paesi
plan-data-unlimited = Dati illimitati
plan-minutes =
    { $count ->
        [one] { $count } minuto
       *[other] { $count } minuti
    }
plan-minutes-unlimited = Chiamate illimitate
plan-texts =
    { $count ->
        [one] { $count } SMS
       *[other] { $count } SMS
    }
plan-texts-unlimited = SMS illimitati
plan-days =
    { $count ->
        [one] { $count } giorno
       *[other] { $count } giorni
    }

## eSIMs

esim-title = eSIM
esim-lead = Dati mobili per il tuo viaggio: scegli dove vai, scansiona un codice e vai online all’arrivo.
esim-destination = Destinazione
esim-show = Mostra piani
esim-elsewhere = Cambia destinazione
esim-plans = Piani
esim-by-data = Dati
esim-by-days = Giorni
esim-sort = Ordina per
esim-sort-price = Prezzo
esim-sort-data = Dati
esim-sort-days = Giorni
esim-any = Tutti
esim-unlimited = Illimitati
esim-none-like-this = Nessun piano per questa destinazione corrisponde a questi filtri.
esim-all-plans = Mostra tutti i piani
esim-empty = Al momento non ci sono eSIM disponibili per questa destinazione ({ $country }). Scegline un’altra o torna più tardi.
esim-device-title = Prima di pagare: il tuo telefono supporta le eSIM?
esim-device-text = Il telefono deve supportare le eSIM e non essere bloccato da un operatore. Una eSIM consegnata non si può restituire.
esim-device-how = Come controllare
esim-device-dial = Componi *#06#. Se tra i numeri compare un EID, il tuo telefono supporta le eSIM.
esim-device-iphone = iPhone: vai in Impostazioni > Generali > Info. Accanto a «Blocco operatore» deve esserci «Nessuna restrizione SIM».
esim-device-android = Android: vai in Impostazioni > Rete (o Connessioni) > SIM. Deve esserci un’opzione per aggiungere una eSIM. Chiedi al tuo operatore se il telefono è sbloccato.

## Errors

failure-bad-request-title = Questo link o modulo non è valido
failure-bad-request-text = Manca qualcosa o ci sono dati errati. Nessun ordine è stato effettuato. Torna indietro e scegli di nuovo.
failure-choice-title = Questo importo non è disponibile
failure-choice-text = Questo importo non è in vendita. Nessun ordine è stato effettuato. Scegline un altro.
failure-rail-title = Questo metodo di pagamento non è disponibile
failure-rail-text = La moneta o la rete non è disponibile al momento, o l’importo è troppo basso. Nessun ordine è stato effettuato. Scegli un’altra moneta o un’altra rete.
failure-not-found-title = Pagina non trovata
failure-not-found-text = Questa pagina non esiste o non puoi accedervi. Controlla l’indirizzo.
failure-nothing-to-sell-title = Nessun importo disponibile
failure-nothing-to-sell-text = Questo marchio al momento non ha importi in vendita. Nessun ordine è stato effettuato. Torna più tardi o scegli un altro marchio.
failure-no-price-title = Nessun prezzo al momento
failure-no-price-text = Al momento non c’è un prezzo per questa selezione, quindi non si può acquistare. Nessun ordine è stato effettuato. Prova un altro importo o un’altra moneta.
failure-not-payable-title = Questo ordine ora non si può pagare
failure-not-payable-text = È già pagato, è terminato o non si può pagare così. Ora non è stato inviato nulla. Controlla l’ordine.
failure-too-many-title = Attendi un momento
failure-too-many-text = Abbiamo ricevuto troppe richieste dalla tua connessione. I tuoi ordini non ne risentono.
failure-blocked-title = La tua connessione è bloccata
failure-blocked-text = Al momento il nostro fornitore blocca le richieste dalla tua connessione a internet. Nessun ordine è stato effettuato. Disattiva la VPN se ne usi una, prova un’altra connessione o riprova tra qualche minuto.
failure-unavailable-title = Temporaneamente non disponibili
failure-unavailable-text = Al momento non riusciamo a caricare prodotti e prezzi. Nessun ordine è stato effettuato ora, e quelli già fatti proseguono da soli. Riprova tra poco.
failure-internal-title = Qualcosa è andato storto
failure-internal-text = L’errore è nostro. Gli ordini già fatti proseguono da soli. Controlla i tuoi ordini prima di farne un altro.

error-400-title = Questo link o modulo non è valido
error-400-text = Manca qualcosa o ci sono dati errati. Nessun ordine è stato effettuato. Torna indietro e scegli di nuovo.
error-403-title = Questo modulo non è stato accettato
error-403-text = Non sembra provenire da questo negozio. Nessun ordine è stato effettuato. Riapri la pagina e invia il modulo da lì.
error-404-title = Pagina non trovata
error-404-text = Il link può essere vecchio o contenere un errore. Cerca un marchio o sfoglia tutte le carte regalo.
error-404-brand-title = Marchio non trovato
error-404-brand-text = Forse è venduto per un altro paese, o il link contiene un errore. Cercalo o sfoglia tutte le carte regalo.
error-404-order-title = Non possiamo mostrare qui questo ordine
error-404-order-text = Puoi vedere un ordine solo nel browser in cui l’hai effettuato. Aprilo lì. I codici sono anche nell’email che hai ricevuto.
error-404-order-by-mail = Puoi vedere un ordine nel browser in cui l’hai effettuato. Per aprirlo qui, vai ai tuoi ordini e inserisci l’email con cui hai ordinato.
error-404-near = Risultati simili
error-409-title = Al momento non puoi acquistarlo
error-409-text = È esaurito, o al momento non ha un prezzo. Nessun ordine è stato effettuato. Scegli qualcos’altro o torna più tardi.
error-413-title = Era troppo in una volta sola
error-413-text = Hai inviato più di quanto questo negozio accetti. Nessun ordine è stato effettuato. Torna indietro e invia di meno.
error-429-title = Attendi un momento
error-429-text = Abbiamo ricevuto troppe richieste dalla tua connessione. I tuoi ordini non ne risentono. Attendi un momento e riprova.
error-429-wait =
    { $seconds ->
        [one] Riprova tra { $seconds } secondo.
       *[other] Riprova tra { $seconds } secondi.
    }
error-500-title = Qualcosa è andato storto
error-500-text = L’errore è nostro. Gli ordini già fatti proseguono da soli. Controlla i tuoi ordini prima di farne un altro.
error-503-title = Temporaneamente non disponibili
error-503-text = Al momento non riusciamo a caricare prodotti e prezzi. Gli ordini già fatti proseguono da soli. Riprova tra poco.
error-home = Vai alla pagina iniziale
error-try-again = Riprova
error-brands = Tutte le carte regalo
error-orders = I tuoi ordini
