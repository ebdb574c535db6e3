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
shell-powered = Servizio fornito da Cryptorefills, venditore ufficiale (merchant of record). Cryptorefills vende e consegna i prodotti di questo sito; { $shop } li presenta.
shell-help = Aiuto e condizioni
shell-support = Assistenza
shell-terms = Condizioni di vendita
shell-privacy = Privacy
shell-breadcrumb = Sei qui

## Home

home-title = Carte regalo pagate in cripto
home-description = Carte regalo, ricariche telefoniche ed eSIM, pagate dal tuo wallet di criptovalute. Senza registrazione.
home-heading = Carte regalo, pagate in cripto
home-lead = Scegli un marchio, paga dal tuo wallet e ricevi il codice qui e via email. Senza registrazione.
home-featured = Marchi in evidenza
home-all-brands =
    { $count ->
        [one] Vedi l’unico marchio
       *[other] Tutti i { $count } marchi
    }
home-categories = Categorie
home-how = Come funziona
home-how-choose-title = Scegli una carta e un importo
home-how-choose-text = Il prezzo nella tua moneta appare subito e resta aggiornato.
home-how-pay-title = Paga da qualsiasi wallet
home-how-pay-text = Scansiona il codice o copia l’indirizzo. Vedi sempre quanto tempo hai.
home-how-receive-title = Ricevi il codice
home-how-receive-text = Nella pagina dell’ordine e via email.
home-also = Anche a questo banco
home-top-up = Credito per un telefono, qui o in un altro paese
home-esim = Dati mobili all’estero, senza cambiare scheda

## Catalogue

brands-title = Carte regalo · { $country }
brands-heading = Carte regalo · { $country }
brands-description = Carte regalo, ricariche telefoniche ed eSIM pagate in cripto. Paese: { $country }.
brands-intro = Questi sono i marchi in vendita per questo paese. Una carta spesso funziona solo nel paese per cui è venduta; in alto puoi sceglierne un altro.
brands-search-title = Risultati per «{ $query }»
brands-results = Risultati
brands-count =
    { $count ->
        [one] { $count } marchio
       *[other] { $count } marchi
    }
brands-filters = Filtri
brands-kind = Tipo
brands-kind-all = Tutto
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
brands-empty-text = Forse si scrive in un altro modo, o il marchio è venduto solo per un altro paese.
brands-empty-filters-title = Nessun marchio corrisponde a questi filtri
brands-empty-filters-text = Togli un filtro per vedere di più.
brands-near = Simili a ciò che cerchi
brands-none = Al momento per questo paese non è in vendita alcun marchio. Scegli un altro paese in alto o ricontrolla più tardi.
brands-none-of-these = Nessuno di questi?
brands-all =
    { $count ->
        [one] Vedi l’unico marchio
       *[other] Vedi tutti i { $count } marchi
    }
brands-bad-category = In questo paese non c’è una categoria «{ $said }». Non si è perso nulla; scegline una dall’elenco.
brands-bad-kind = Non c’è un tipo «{ $said }». Non si è perso nulla; scegline uno di questi.
brands-bad-sort = I marchi non si possono ordinare per «{ $said }». Non si è perso nulla; scegli una di queste opzioni.
brands-bad-page = Non c’è una pagina «{ $said }». Non si è perso nulla; comincia dalla prima.

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
brand-description = { $brand }, in cripto dal tuo wallet. Paese: { $country }.
brand-about = Informazioni su { $brand }
brand-works-in = Valida in
brand-delivery = Consegna
brand-delivery-email = Via email e nella pagina dell’ordine
brand-text-in-english = Cryptorefills ha questo testo solo in inglese.
brand-delivery-phone = Direttamente sul numero di telefono
brand-how-to-redeem = Come riscattare
brand-terms = Condizioni di questa carta
brand-note = Buono a sapersi
brand-sold-out-title = Esaurita
brand-sold-out-text = Al momento di { $brand } non è rimasto nulla per questo paese. Ricontrolla più tardi o scegli un altro marchio.
brand-closed-title = Non in vendita in questo momento
brand-closed-text = I modi di pagare non si possono leggere adesso, quindi non si vende nulla. Nulla è andato perso; guarda di nuovo tra un momento.
brand-later-title = Gli importi tra un momento
brand-later-text = In questo momento le visite sono molte, quindi importi e prezzi richiedono un po’ di più. Questa pagina si aggiorna da sola.
brand-ghost-title = Niente in vendita al momento
brand-ghost-text = { $brand } è in catalogo, ma al momento non ha importi in vendita. Ricontrolla più tardi o scegli un altro marchio.
brand-account-title = Non in vendita qui
brand-account-text = { $brand } si accredita su un conto cliente, e questo negozio non può farlo. Tutto il resto funziona come sempre.
brand-emoney-title = Forse ti verrà chiesto chi sei
brand-emoney-text = Questo è denaro prepagato. Cryptorefills può chiedere di verificare l’identità prima di accettare un ordine; lo saprai prima che ci sia qualcosa da pagare.

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
picker-suspended = Sospesa
picker-name = Richiede un nome
picker-token-account = pochi wallet
picker-name-hint = Le stablecoin su Tron richiedono un nome completo registrato presso Cryptorefills, che questo negozio non chiede. Tutte le altre reti funzionano senza.
picker-buy = Acquista ora
picker-show-price = Mostra prezzo
picker-you-pay = Paghi
picker-age = Prezzo di { $n } s fa
picker-age-minutes = Prezzo di { $n } min fa
picker-asking = Richiesta del prezzo in corso
picker-choose = Scegli un importo e una moneta per vedere il prezzo.
picker-refused = Questo importo non è in vendita. Scegline uno entro i limiti indicati.
picker-no-price = Al momento non c’è un prezzo per questa scelta. Prova un altro importo o un’altra moneta.
picker-unavailable = Al momento il prezzo non è disponibile. Non si è perso nulla; il tentativo si ripete da solo.
picker-by-phone = Accreditato sul numero
picker-by-email = PIN via email
picker-number = Numero di telefono
picker-number-hint = Paese: { $country } ({ $code }). Per esempio { $example }.
picker-number-mixed = Serve solo per gli importi accreditati sul numero.
picker-number-read = Si accredita su: { $number }
picker-account = Altri importi di questo operatore si accreditano su un numero cliente. Questo negozio non può farlo e non li vende.
picker-add = Aggiungi al carrello
price-about = Circa { $money }
price-about-above = Circa { $money }, il { $percent } % sopra il valore nominale

choice-missing = Scegli un importo.
choice-not-a-number = Scrivi l’importo in cifre, per esempio 25 o 25,50.
choice-other-currency = Questo articolo è venduto in { $currency }. Scrivi l’importo in { $currency }, senza il simbolo di un’altra valuta.
choice-sold-out = Questo importo al momento è esaurito. Scegline un altro o riprova tra qualche minuto.
choice-not-on-sale = Questo importo non è più in vendita. Scegline un altro.
choice-below = L’importo minimo è { $min }.
choice-above = L’importo massimo è { $max }.
choice-off-step = Questo importo non è in vendita. I più vicini sono { $below } e { $above }.
choice-recipient = Inserisci il numero di telefono da ricaricare.

## Cart

cart-title = Carrello
cart-empty-text = Il carrello è vuoto. Fino a dieci carte, ricariche o eSIM si possono pagare insieme, con un solo pagamento.
cart-find = Sfoglia le carte regalo
cart-more = Aggiungi altro
cart-room =
    { $count ->
        [0] Il carrello è pieno
        [one] C’è posto per un altro articolo
       *[other] C’è posto per altri { $count } articoli
    }
cart-pay = Pagamento
cart-checkout = Vai alla cassa
cart-quantity = Quantità di { $item }
cart-fewer = Uno in meno di { $item }
cart-add-one = Uno in più di { $item }
cart-remove = Togli
cart-remove-item = Togli { $item }
cart-full = Un ordine contiene al massimo dieci articoli, quindi non è stato aggiunto nulla. Completa prima questo ordine o togli qualcosa.
cart-below = È meno di quanto accettano la moneta e la rete scelte. Scegli un altro modo di pagare o aggiungi qualcosa.
cart-line-gone = Al momento non è in vendita. Toglilo per continuare.
cart-line-no-price = Al momento non c’è un prezzo in questa moneta. Scegli un’altra moneta o toglilo.
cart-line-unavailable = Al momento il prezzo non si può leggere. Ricarica la pagina tra poco.

phone-missing = Scrivi il numero di telefono su cui accreditare.
phone-not-a-number = Non è un numero di telefono valido per { $country }. Controlla le cifre.
phone-mobile-mark-ar = Sembra il numero di un telefono fisso. Un cellulare argentino ha un 9 dopo il prefisso del paese (+54 9 11 2345-6789) o un 15 prima delle ultime cifre (11 15 2345-6789). Aggiungilo se è un cellulare.
phone-mobile-mark-br = A questo numero manca il 9 con cui iniziano i cellulari brasiliani dopo il prefisso locale: (11) 96123-4567. Aggiungilo.
phone-of-another-country = Questo numero è di un altro paese: { $which }. Ciò che hai scelto si accredita su numeri di questo: { $country }.

## Checkout

checkout-title = Completa l’ordine
checkout-step-email = Dove arrivano i codici
checkout-step-pay = Come paghi
checkout-step-agree = Il tuo consenso
checkout-email = Email
checkout-email-hint = I codici arrivano anche qui.
checkout-email-wrong = Scrivi un indirizzo email come nome@example.com
checkout-email-meant = Intendevi { $email }?
checkout-email-sure = Se l’indirizzo che hai scritto è giusto, invia di nuovo l’ordine.
checkout-gift = Regalo: invialo a un’altra persona (facoltativo)
checkout-gift-hint = Il suo indirizzo email: ciò che arriva per email va lì e non al tuo. È anche sulla pagina del tuo ordine, così puoi consegnarlo tu.
checkout-gift-wrong = Scrivi l’indirizzo email dell’altra persona, o lascialo vuoto.
checkout-gift-meant = Intendevi { $email }? Se l’indirizzo che hai scritto è giusto, invia di nuovo l’ordine.
checkout-newsletter = Voglio ricevere offerte via email
checkout-pay-text = { $coin } su { $network }, da un wallet o da un exchange che invia su { $network }.
checkout-pay-next = L’indirizzo e un codice QR sono nella pagina successiva.
checkout-change = Cambia
checkout-refund = Indirizzo per il rimborso (facoltativo)
checkout-refund-hint = Un tuo indirizzo per { $coin } su { $network }, se dovesse servire un rimborso. Nel dubbio, lascialo vuoto.
checkout-refund-hint-solana = L’indirizzo Solana del tuo wallet, se dovesse servire un rimborso. Il wallet deve aver già avuto { $coin }, così che il suo conto esista: un rimborso non lo apre. Nel dubbio, lascialo vuoto.
checkout-refund-hint-lightning = Un tuo indirizzo Bitcoin (sulla catena: comincia con bc1, 1 o 3), se dovesse servire un rimborso. Una fattura Lightning scade troppo presto. Nel dubbio, lascialo vuoto.
checkout-refund-wrong = Non sembra un indirizzo. Controllalo o lascialo vuoto.
checkout-refund-checksum = Una lettera di questo indirizzo è sbagliata o manca. Copialo di nuovo o lascialo vuoto.
checkout-refund-network = Questo è un indirizzo di { $other }. Un rimborso sarebbe pagato in { $coin } su { $network }. Inserisci un tuo indirizzo su quella rete o lascialo vuoto.
checkout-refund-other = Questo è un indirizzo di un’altra rete. Un rimborso sarebbe pagato in { $coin } su { $network }. Inserisci un tuo indirizzo su quella rete o lascialo vuoto.
checkout-refund-unspendable = Nessuno può spendere ciò che arriva a questo indirizzo. Inserisci il tuo o lascialo vuoto.
checkout-refund-token = Questo è l’indirizzo di { $coin } stesso, non di un wallet. Inserisci il tuo o lascialo vuoto.
checkout-refund-lightning = Un rimborso non può andare a una fattura o a un indirizzo Lightning. Inserisci un indirizzo Bitcoin o lascialo vuoto.
checkout-agree = Inviando l’ordine accetti le { $terms } di Cryptorefills, che vende e consegna i prodotti. Chiedi la consegna immediata e sai che dopo un codice non si può restituire.
checkout-agree-terms = condizioni di vendita
checkout-place = Invia l’ordine
checkout-busy = Invio dell’ordine in corso
checkout-not-charged = Per ora non paghi nulla: il pagamento parte dal tuo wallet nella pagina successiva.
checkout-summary = Riepilogo
checkout-total = Totale
checkout-errors =
    { $count ->
        [one] C’è una cosa da correggere
       *[other] Ci sono { $count } cose da correggere
    }
checkout-changed-title = Il prezzo è cambiato
checkout-changed-text = Avevi visto { $old }; ora è { $new }. Nulla è stato ordinato o addebitato. Invia l’ordine per accettare il nuovo prezzo.
checkout-changed-old-lost = Il prezzo che avevi visto non è più aggiornato; ora è { $new }. Nulla è stato ordinato o addebitato. Invia l’ordine per accettare questo prezzo.
checkout-cookies = Il tuo browser non ha conservato il cookie di questo negozio, e senza non potremmo mostrarti l’ordine. Nulla è stato ordinato. Consenti i cookie per questo sito e invia di nuovo l’ordine.
checkout-mismatch = Ciò che verrebbe consegnato non è esattamente ciò che hai scelto, quindi ci siamo fermati. Nulla è stato ordinato o addebitato. Scegli di nuovo l’importo.
checkout-conflict = Da questo modulo esiste già un ordine, con altri dati. Guarda prima quell’ordine. Se ne vuoi un altro in più, invia di nuovo l’ordine.
checkout-conflict-link = Vedi quell’ordine
checkout-blocked = Al momento il nostro fornitore rifiuta gli ordini dalla tua connessione a internet. Nulla è stato ordinato né addebitato. Disattiva la VPN se ne usi una, prova un’altra connessione o riprova tra qualche minuto.
checkout-queue-title = Sei in coda
checkout-queue-text = Il nostro fornitore accetta solo un certo numero di ordini alla volta. Invieremo il tuo quando arriva il suo turno e ti porteremo al pagamento. Tieni aperta questa pagina: si aggiorna da sola. Finora nulla è stato ordinato né addebitato.
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
checkout-queue-lost-title = Il tuo posto in coda è andato perso
checkout-queue-lost-text = Il tuo ordine non è stato inviato e nulla è stato addebitato. Torna alla cassa e invia di nuovo l’ordine.
checkout-queue-again = Torna alla cassa
checkout-too-many-unpaid = Diversi tuoi ordini sono ancora in attesa di pagamento. Paga uno di essi o attendi che scada, poi invia questo ordine. Li trovi in “I miei ordini”.
checkout-unavailable = Al momento non è stato possibile controllare l’ordine. Nulla è stato ordinato o addebitato, e ciò che hai scritto è ancora qui. Riprova tra un momento.
checkout-not-sent = Non è stato possibile inviare l’ordine. Nulla è stato ordinato o addebitato, e ciò che hai scritto è ancora qui. Riprova tra un momento.
checkout-name-note = Cryptorefills accetta { $coin } su { $network } solo da chi ha registrato il proprio nome completo, e questo negozio non chiede nomi. Se non ha il tuo, l’ordine viene rifiutato prima di qualsiasi addebito. Un’altra rete funziona senza.
checkout-at-line = { $item }: { $text }
checkout-times = { $count } × { $item }
checkout-coupon = Codice promozionale (facoltativo)
checkout-coupon-hint = Viene controllato quando effettui l’ordine; vedrai il nuovo totale prima che venga ordinato qualcosa.
checkout-coupon-wrong = Un codice contiene solo lettere, cifre e trattini. Controllalo o lascialo vuoto.
checkout-coupon-title = Il tuo codice è valido
checkout-coupon-text = Il totale è { $new } invece di { $old }. Non è stato ancora ordinato né addebitato nulla: effettua l’ordine a questo prezzo.

problem-amount-less-then-minimum-allowed = Il totale è inferiore al minimo che Cryptorefills accetta per un ordine. Scegli un importo più alto.
problem-maximum-amount-per-order-exceeded = Il totale supera il massimo che Cryptorefills accetta per un ordine. Scegli un importo più basso o ordina in più volte.
problem-product-count-exceeded = Sono più articoli di quanti Cryptorefills ne accetti in un ordine. Ordinane alcuni a parte.
problem-multiple-limited-product-same-order = Cryptorefills vende questo articolo una sola volta per ordine. Ordina il prossimo a parte.
problem-daily-spending-limit-exceeded = Con questo ordine supereresti il limite giornaliero di Cryptorefills per chi acquista senza account. Scegli un importo più basso o riprova domani.
problem-monthly-spending-limit-exceeded = Con questo ordine supereresti il limite mensile di Cryptorefills per chi acquista senza account. Scegli un importo più basso o riprova il mese prossimo.
problem-fullname-missing = Per questa moneta su questa rete Cryptorefills ha bisogno di un nome completo registrato, che questo negozio non chiede. Scegli un’altra rete o un’altra moneta: funzionano senza.
problem-kyc-missing = Cryptorefills vende questo prodotto solo a chi ha verificato la propria identità, e questo negozio vende senza account. Scegli un importo più basso o un altro marchio.
problem-kyc-pending = Cryptorefills sta ancora verificando la tua identità: di solito bastano 20 minuti, al massimo due giorni. Nulla è stato ordinato. Riprova più tardi o scegli un importo più basso.
problem-verification-required = Per questo acquisto Cryptorefills ha bisogno di una verifica che questo negozio non può fare. Scegli un importo più basso o un altro marchio.
problem-login-required = Cryptorefills vende questo prodotto solo a chi ha un account presso di sé, e questo negozio vende senza account. Scegli un altro marchio.
problem-coupon-requires-login = Questo codice è per chi ha un account presso Cryptorefills. Ordina senza o provane un altro.
problem-not-available-product = Questo importo non è in vendita al momento. Scegli un altro importo.
problem-out-of-stock = Questo importo è appena andato esaurito. Scegli un altro importo.
problem-not-active = Questo articolo per ora è disattivato. Scegline un altro.
problem-invalid-beneficiary-account = L’indirizzo o il numero per la consegna non è stato accettato. Controllalo e correggilo.
problem-invalid-email-domain = A questo fornitore di posta non è possibile consegnare nulla. Scrivi un indirizzo di un altro fornitore.
problem-not-allowed-payment-via = Questo modo di pagare non è possibile per questo articolo. Scegli un’altra moneta o un’altra rete.
problem-unsupported-protocol-coin-combination = Questa moneta non si può pagare su questa rete. Scegli un’altra rete.
problem-suspended-coin = I pagamenti con questa moneta per ora sono sospesi. Scegli un’altra moneta.
problem-suspended-network = I pagamenti su questa rete per ora sono sospesi. Scegli un’altra rete.
problem-coupon-not-found = Questo codice non esiste. Controlla lettere e cifre o ordina senza.
problem-already-spent = Questo codice è già stato usato. Ordina senza o provane un altro.
problem-max-usage-reached = Questo codice è già stato usato tutte le volte possibili. Ordina senza o provane un altro.
problem-expired = Questo codice è scaduto. Ordina senza o provane un altro.
problem-below-min-amount = Questo codice richiede un totale più alto. Scegli un importo più alto o ordina senza.
problem-not-valid-for-user = Questo codice è per altri acquirenti. Ordina senza o provane un altro.
problem-not-valid-for-category = Questo codice non è valido per questa categoria. Ordina senza o provane un altro.
problem-not-valid-for-kind = Questo codice non è valido per questo tipo di prodotto. Ordina senza o provane un altro.
problem-not-valid-for-brand = Questo codice non è valido per questo marchio. Ordina senza o provane un altro.
problem-not-valid-for-country = Questo codice non è valido per questo paese. Ordina senza o provane un altro.
problem-not-valid-for-store = Questo codice non è valido in questo negozio. Ordina senza o provane un altro.
problem-invalid-denomination = Questo importo non è più in vendita. Scegline un altro.
problem-invalid-product-value = Questo importo non è stato accettato. Scegline uno entro i limiti indicati.
problem-amount-too-low = Questo importo è troppo basso. Scegline uno più alto.
problem-amount-too-high = Questo importo è troppo alto. Scegline uno più basso.
problem-country-not-supported = Questo articolo non si può acquistare per questo paese. Scegli un altro paese in alto.
problem-invalid-request = L’ordine così com’è non è stato accettato. Nulla è stato addebitato. Scegli di nuovo l’importo e controlla i tuoi dati.
problem-not-found = Ciò che hai scelto non si trova più. Nulla è stato addebitato. Scegli di nuovo.
problem-unknown = L’ordine non è stato accettato e il motivo non è stato indicato. Nulla è stato addebitato. Prova un altro importo, un’altra moneta o un’altra rete, oppure scrivi all’assistenza.

## Order

order-title = Ordine: { $phase }
order-number = Ordine
order-receipt = Ricevuta
order-placed-at = Inviato: { $when }
order-pay-title = Paga con { $coin } su { $network }
order-pay-title-rest = Paga il resto con { $coin } su { $network }
order-checked = Ultimo controllo { $age } fa. Il nostro fornitore è occupato e questa pagina continua a controllare. L’importo e l’indirizzo qui sotto non cambiano.
order-send-exactly = Invia esattamente
order-to-address = A questo indirizzo
order-to-invoice = Su questa fattura
order-fee-hint = Deve arrivare questa cifra. Gli exchange ne tolgono la loro commissione: aggiungila in più.
order-received = Arrivati { $received } su { $total } { $coin }. Aggiungi in più la commissione dell’exchange.
order-time-left = Tempo rimasto
order-open-wallet = Apri nel wallet
order-qr = Codice QR: { $amount } { $coin } su { $network }
order-token-account = L’indirizzo qui sotto è un conto di { $coin }, non un wallet. Invia a mano solo da un wallet o un exchange che sa pagare a un conto di token. La maggior parte dei wallet non può, e ciò che parte da uno che tira a indovinare va perso.
order-token-account-link = Inquadra il codice o apri il link sul dispositivo del tuo wallet: il wallet chiede il pagamento a questo negozio e te lo mostra prima della firma.
order-token-account-button = Paga con il pulsante per i wallet del browser, più sotto: prepara il pagamento da firmare.
order-token-account-other = Questo negozio non può preparare questo pagamento per il tuo wallet. Consigliamo di ordinare di nuovo su un’altra rete.
order-token-account-such-as = Questo negozio non può preparare questo pagamento per il tuo wallet. Consigliamo di ordinare di nuovo e pagare con { $coin } su { $network }.
order-only = Solo { $coin }, solo su { $network }.
order-only-why = Ciò che viene inviato su un’altra rete non arriva e di solito non si può recuperare.
order-copy-amount = Copia la cifra
order-copy-address = Copia l’indirizzo
order-copy-invoice = Copia la fattura
order-copy-code = Copia il codice
order-copied = Copiato
order-copy-by-hand = Selezionato: premi Ctrl+C o ⌘C, oppure tieni premuto e scegli Copia.
order-reveal = Mostra il codice
order-reveal-failed = Non è stato possibile ottenere il codice. È al sicuro; riprova tra un momento. È stato inviato anche per email.
order-code = Codice
order-pin = PIN
order-link = Link
order-picture-elsewhere = Un’immagine di questo codice si trova a un indirizzo che questo negozio non conosce:
order-copy-picture = Copia l’indirizzo
order-open-picture = Apri l’immagine
order-barcode = Codice a barre della carta
order-code-qr = Codice QR della carta
order-serial = Numero di serie
order-security-code = Codice di sicurezza
order-reference = Riferimento dell’operatore
order-open-link = Apri la carta
order-esim-qr = Codice QR che installa l’eSIM
order-esim-iphone = Installa su questo iPhone
order-esim-server = Indirizzo SM-DP+
order-esim-copy-server = Copia l’indirizzo
order-esim-activation = Codice di attivazione
order-esim-copy-activation = Copia il codice di attivazione
order-esim-how = Come installarla
order-esim-how-iphone = iPhone: premi il pulsante qui sopra, oppure Impostazioni, Cellulare, Aggiungi eSIM, Usa codice QR. Prima di iOS 17.4 il pulsante non fa nulla; scansiona il codice da un altro schermo.
order-esim-how-android = Android: Impostazioni, Rete o Connessioni, SIM, Aggiungi eSIM; scansiona il codice, oppure scegli di scriverlo e incolla l’indirizzo e il codice di attivazione.
order-esim-once = Installala con il Wi-Fi e una volta sola: quasi tutti i codici valgono una volta. All’arrivo attiva il roaming dati per questa eSIM.
order-how-to-redeem = Come riscattare
order-on-its-way = In arrivo
order-credited = Accreditato. Non c’è nulla da riscattare.
order-line-failed = Questo non è stato consegnato.
order-line-missing = Ancora nessun codice
order-surplus = Hai inviato { $surplus } { $coin } più di quanto richiesto. Non sono andati persi: scrivi all’assistenza.
order-refunded = Restituito: { $sum }.
solana-pay-message = { $amount } { $coin } a { $shop }
solana-pay-account = Questo conto non può pagare l’ordine. Usa il conto principale del wallet.
solana-pay-over = Questo ordine non accetta più pagamenti. Non inviare nulla.
solana-pay-later = Ora non è stato possibile preparare il pagamento. Riprova tra un momento.
order-print = Stampa
order-full-receipt = Ricevuta da conservare
order-simulate = Simula il pagamento
order-simulate-why = Modalità di prova: a questo indirizzo non si invia nulla.
order-support = Scrivi all’assistenza
order-again = Ordina di nuovo
help-preparing-title = Ci vuole più del solito
help-preparing-text = A volte creare l’indirizzo richiede qualche minuto. Non ti è stato addebitato nulla, e questa pagina va avanti da sola.
help-unseen-title = Hai già inviato?
help-unseen-text = Gli exchange spesso inviano in ritardo. Guarda nel wallet o nell’exchange se è partito, a questo indirizzo e su questa rete. Non inviarlo una seconda volta: viene trovato appena la rete lo mostra.
help-confirming-title = La conferma richiede più del solito
help-confirming-text = A volte le reti sono congestionate, e una commissione bassa rallenta. Il tuo pagamento è stato visto ed è registrato; non inviarlo di nuovo.
help-issuing-title = L’emissione richiede più del solito
help-issuing-text = Il tuo pagamento è registrato e non è andato perso. A volte i fornitori impiegano un po’; ciò che hai ordinato arriva qui e per email appena pronto.
help-how = Se resta così, scrivi all’assistenza e invia questi:
support-title = Dettagli per l’assistenza
support-why = Copiali o inviali per email se ti serve aiuto. Non contengono codici né il tuo indirizzo email.
support-hold = Questa pagina si aggiorna da sola. Fermala
support-copy = Copia i dettagli
support-add = Aggiungi
support-hash = Hash della transazione
support-hash-hint = Lo mostrano il wallet o l’exchange. Aiuta a trovare il pagamento.
support-state = Stato
support-network = Rete
support-coin = Moneta
support-amount = Cifra
support-received = Ricevuto
support-address = Indirizzo
support-placed = Inviato
support-paid = Pagato
support-delivered = Consegnato
support-since = In questo stato dal
support-told = Aggiornato al
receipt-title = Ricevuta
receipt-unpaid = Non ancora pagato. Questo è un riepilogo dell’ordine, non una ricevuta.
receipt-number = Numero d’ordine
receipt-placed = Inviato
receipt-paid = Pagato
receipt-status = Stato
receipt-lines = Che cosa è stato ordinato
receipt-owed = Totale
receipt-received = Ricevuto
receipt-network = Rete
receipt-address = Pagato a
receipt-seller = Venduto da { $seller }, venditore ufficiale. { $shop } è il negozio.
receipt-no-codes = I codici non sono sulla ricevuta. Restano sulla pagina dell’ordine e nell’email che li ha portati.
receipt-back = Torna all’ordine

reprice-title = Accetti la nuova cifra?
reprice-agreed = Avevi accettato
reprice-asked = Ora l’ordine costa
reprice-dearer = { $difference } { $coin } in più
reprice-cheaper = { $difference } { $coin } in meno
reprice-accept = Accetta { $amount } { $coin }
reprice-decline = Non ti conviene? Non fare nulla: l’ordine si chiude da solo e nulla viene addebitato.

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
stage-placed = Inviato
stage-paid = Pagato
stage-sourced = Emesso
stage-delivered = Consegnato
stage-now = Ora
stage-held = In sospeso
stage-part = In parte
stage-stopped = Fermo

phase-placing-title = Invio del tuo ordine
phase-placing-text = Il tuo ordine sta partendo in questo momento. Nulla è stato addebitato.
phase-placing-next = Non devi fare nulla. Questa pagina va avanti da sola; non ordinare di nuovo.
phase-unconfirmed-title = Stiamo verificando questo ordine
phase-unconfirmed-text = La risposta al tuo ordine si è persa per strada, quindi non sappiamo ancora se è stato registrato. Non verrà inviato due volte e non ti è stato addebitato nulla.
phase-unconfirmed-next = Non ordinare ancora di nuovo. Ricontrolla tra un po’; se non è cambiato nulla, scrivi all’assistenza con il numero d’ordine.
phase-not-placed-title = L’ordine non è stato registrato
phase-not-placed-text = Si è fermato prima che ci fosse qualcosa da pagare. Nulla è stato addebitato.
phase-not-placed-next = Scegli di nuovo. Con un altro importo, un’altra moneta o un’altra rete potrebbe funzionare.
phase-preparing-title = Preparazione del pagamento
phase-preparing-text = Il tuo ordine è registrato. L’indirizzo a cui pagare è in preparazione.
phase-preparing-next = Per ora non devi fare nulla. L’indirizzo apparirà qui da solo.
phase-awaiting-payment-title = In attesa del tuo pagamento
phase-awaiting-payment-text = Il tuo ordine è registrato. Prosegue appena il pagamento è visibile.
phase-awaiting-payment-next = Invia la cifra qui sotto, in un solo pagamento. Questa pagina si aggiorna da sola.
phase-awaiting-payment-unshown = I dati di pagamento non si possono mostrare in questo momento. Non inviare nulla finché non appaiono qui; questa pagina continua a controllare.
phase-repriced-title = Il prezzo è cambiato
phase-repriced-text = Il tuo ordine è registrato, ma costa una cifra diversa da quella che hai accettato. Nulla è stato addebitato.
phase-repriced-next = Confronta le due cifre e decidi. Non inviare nulla prima di aver accettato: fino ad allora non c’è un indirizzo a cui pagare.
phase-underpaid-title = È arrivata una parte
phase-underpaid-text = È arrivato meno della cifra intera. Ciò che hai inviato è stato visto e vale per questo ordine.
phase-underpaid-next = Invia il resto allo stesso indirizzo, sulla stessa rete.
phase-underpaid-unshown = Ciò che resta da pagare non si può mostrare in questo momento. Non inviare altro finché non appare qui; questa pagina continua a controllare.
phase-underpaid-next-invoice = Una fattura Lightning non si può pagare una seconda volta. Non inviare altro; scrivi all’assistenza con il numero d’ordine, così ciò che è arrivato non va perso.
phase-seen-title = Pagamento visto
phase-seen-text = È stata vista la cifra intera. Vale appena la rete l’ha confermata.
phase-seen-next = Non c’è altro da inviare. Questa pagina va avanti da sola.
phase-confirming-title = Conferma del pagamento
phase-confirming-text = Il tuo pagamento è sulla rete, e la rete lo sta confermando.
phase-confirming-next = Non devi fare nulla né inviare altro. Puoi chiudere questa pagina: i codici arrivano anche per email.
phase-sourcing-title = Preparazione del tuo ordine
phase-sourcing-text = Il tuo pagamento è confermato. Ciò che hai ordinato è in emissione.
phase-sourcing-next = Non devi fare nulla. Puoi chiudere questa pagina: i codici arrivano anche per email.
phase-recovered-title = Il tuo pagamento in ritardo è stato trovato
phase-recovered-text = È arrivato a tempo scaduto ed è stato accettato comunque. Ciò che hai ordinato è in emissione.
phase-recovered-next = Non devi fare nulla né inviare di nuovo. I codici appariranno qui e arriveranno anche per email.
phase-arriving-title = La prima parte è qui
phase-arriving-text = Una parte di ciò che hai ordinato è stata consegnata. Il resto è ancora in emissione.
phase-arriving-next = Puoi già usare ciò che è qui. Il resto appare qui sotto da solo e arriva anche per email.
phase-review-title = Se ne sta occupando una persona
phase-review-text = Il tuo pagamento è arrivato ed è registrato. L’ordine richiede un controllo manuale prima di proseguire.
phase-review-next = Non devi fare nulla né inviare di nuovo. Può richiedere fino a 24 ore; l’esito apparirà qui e arriverà alla tua email.
phase-overpaid-title = Hai inviato più di quanto richiesto
phase-overpaid-text = Il tuo pagamento è registrato con questo ordine ed è in sospeso perché supera la cifra. Nulla è andato perso.
phase-overpaid-next = Non inviare altro. Se ne occupa una persona, di solito entro 24 ore; per l’eccedenza, scrivi all’assistenza con il numero d’ordine.
phase-held-title = Il tuo pagamento è in sospeso
phase-held-text = È arrivato un pagamento, ma non come previsto. È registrato con questo ordine.
phase-held-next = Non inviare altro. Se ne occupa una persona, di solito entro 24 ore; se hai domande, scrivi all’assistenza con il numero d’ordine.
phase-parked-title = Non pagare questo ordine
phase-parked-text = I dati di pagamento ricevuti non corrispondono a ciò che hai scelto, quindi ci siamo fermati qui. Nulla è stato addebitato.
phase-parked-next = Non inviare nulla per questo ordine. Ordina di nuovo; se hai già inviato qualcosa, scrivi all’assistenza con il numero d’ordine.
phase-delivered-title = Il tuo ordine è qui
phase-delivered-text = È stato consegnato tutto, e inviato anche per email.
phase-delivered-next = Mostra un codice quando nessun altro vede lo schermo. Conservalo come contante; una volta mostrato, non si può restituire.
phase-delivered-late-title = Pagato in ritardo, consegnato comunque
phase-delivered-late-text = Il tuo pagamento è arrivato a tempo scaduto ed è stato accettato comunque. È stato consegnato tutto, e inviato anche per email.
phase-delivered-late-next = Non ordinare di nuovo. Mostra un codice quando nessun altro vede lo schermo; una volta mostrato, non si può restituire.
phase-delivered-without-code-title = Un codice sta per arrivare
phase-delivered-without-code-text = L’ordine è completo. Un codice è ancora in arrivo su questa pagina.
phase-delivered-without-code-next = Non devi fare nulla. Apparirà qui da solo e arriverà anche per email.
phase-code-missing-title = Il codice non è ancora arrivato
phase-code-missing-text = L’ordine è completo, ma nessun codice ha raggiunto questa pagina. Il pagamento e l’ordine sono registrati.
phase-code-missing-next = Guarda nella tua email e nello spam: il codice viene inviato anche lì. Se non c’è, scrivi all’assistenza con il numero d’ordine.
phase-partly-delivered-title = Una parte del tuo ordine è qui
phase-partly-delivered-text = Una parte di ciò che hai ordinato è stata consegnata, un’altra non è stato possibile consegnarla. Qui sotto vedi quale.
phase-partly-delivered-next = Puoi usare ciò che è qui. Per ciò che manca di solito arriva via email un link per il rimborso; se non arriva entro un giorno lavorativo, scrivi all’assistenza con il numero d’ordine.
phase-undelivered-title = Non è stato possibile consegnare il tuo ordine
phase-undelivered-text = Nulla di ciò che hai ordinato è stato consegnato. Il tuo pagamento è registrato con questo ordine.
phase-undelivered-next = Non inviare altro. Di solito entro un giorno lavorativo arriva via email un link per il rimborso; se non arriva, scrivi all’assistenza con il numero d’ordine.
phase-expired-title = Il tempo per pagare è scaduto
phase-expired-text = Non è stato visto alcun pagamento in tempo, quindi il prezzo non è più bloccato. Nulla è stato addebitato.
phase-expired-next = Non hai ancora pagato? Non pagare ora; ordina di nuovo. Hai già inviato? Non inviare una seconda volta: per circa un giorno un pagamento in ritardo può ancora essere trovato, e questa pagina lo mostrerà.
phase-expired-underpaid-title = Il tempo è scaduto, è arrivata una parte
phase-expired-underpaid-text = In tempo è arrivato meno della cifra intera, quindi il prezzo non è più bloccato. Ciò che hai inviato è stato visto ed è registrato con questo ordine.
phase-expired-underpaid-next = Non inviare altro a questo indirizzo. Scrivi all’assistenza con il numero d’ordine e la transazione, perché ciò che è arrivato non resti fermo.
phase-expired-after-payment-title = Pagamento visto, ma non in tempo
phase-expired-after-payment-text = Il tuo pagamento è arrivato a tempo scaduto. È stato visto ed è registrato con questo ordine.
phase-expired-after-payment-next = Non inviare altro. Un pagamento in ritardo può ancora essere accettato, di solito entro 24 ore; se non cambia nulla, scrivi all’assistenza con il numero d’ordine.
phase-payment-failed-title = Il pagamento non è riuscito
phase-payment-failed-text = Non è stato possibile completare il pagamento, quindi non è stato consegnato nulla.
phase-payment-failed-next = Guarda nel tuo wallet. Se le monete sono ancora lì, ordina di nuovo. Se sono uscite, scrivi all’assistenza con il numero d’ordine.
phase-setup-failed-title = Non è stato possibile preparare il pagamento
phase-setup-failed-text = Non è stato possibile creare un indirizzo a cui pagare. Nulla è stato addebitato.
phase-setup-failed-next = Ordina di nuovo, se serve con un’altra moneta o un’altra rete.
phase-refunded-title = Rimborsato
phase-refunded-text = Il pagamento di questo ordine ti viene restituito, nella stessa moneta e sulla stessa rete.
phase-refunded-next = Cerca nella tua email il link: lì inserisci l’indirizzo del tuo wallet. È valido 90 giorni e le monete arrivano di solito entro un giorno lavorativo. Nessuna email? Guarda nello spam, poi scrivi all’assistenza.
phase-canceled-title = L’ordine è stato annullato
phase-canceled-text = Non prosegue. Se non hai pagato, nulla è stato addebitato.
phase-canceled-next = Non pagarlo più. Se hai già pagato, scrivi all’assistenza con il numero d’ordine.
phase-in-progress-title = Il tuo ordine è in lavorazione
phase-in-progress-text = Ce ne stiamo occupando, e tutto ciò che è successo finora è registrato.
phase-in-progress-next = Non devi fare nulla. Questa pagina mostra da sola le novità.

## Browser wallets

wallet-open = Paga da un wallet del browser
wallet-open-why = Per i wallet installati in questo browser. Non si collega nulla finché non ne scegli uno.
wallet-missing = Non è stato possibile caricarlo. Riprova, oppure paga all’indirizzo qui sopra.
wallet-choose = Scegli un wallet
wallet-none = In questo browser non è stato trovato alcun wallet per { $network }. Paga con il codice QR o l’indirizzo qui sopra.
wallet-another = Scegli un altro wallet
wallet-connecting = { $wallet } chiede se questa pagina può vedere il tuo account. Rispondi lì.
wallet-elsewhere = { $wallet } è su un’altra rete. Questo ordine si paga su { $network }.
wallet-switch = Passa a { $network }
wallet-switching = { $wallet } chiede se cambiare rete. Rispondi lì.
wallet-fact-amount = Cifra
wallet-amount-on = { $amount } { $coin } su { $network }
wallet-fact-to = A
wallet-fact-from = Da
wallet-send = Invia { $amount } { $coin }
wallet-compare = Il tuo wallet mostra di nuovo il pagamento. Confermalo solo se cifra e destinatario coincidono; per un token può indicare anche il contratto del token.
wallet-checking = Un ultimo controllo dell’ordine…
wallet-sending = Conferma il pagamento in { $wallet }. Prima non viene inviato nulla.
wallet-sandbox-evm = Modalità di prova: usa un wallet senza denaro. Se invia davvero, quanto inviato è perso: nessuno ha la chiave di questo indirizzo.
wallet-sandbox-solana = Modalità di prova: il pagamento è preparato per una rete che non esiste. Un vero wallet lo rifiuta.
wallet-sent = Inviato dal tuo wallet
wallet-sent-next = Non pagare di nuovo. L’ordine si accorge da solo del pagamento quando la rete lo conferma.
wallet-hash = Transazione
wallet-copy-hash = Copia la transazione
wallet-unclear = Il tuo wallet non ha detto se ha inviato
wallet-unclear-next = Guarda prima nel tuo wallet. Se il pagamento c’è, aspetta: l’ordine se ne accorge da solo. Paga di nuovo solo se non è stato inviato nulla.
wallet-unclear-again = Non è stato inviato nulla: riprova
wallet-rejected = Hai detto di no nel wallet. Non è stato inviato nulla.
wallet-unknown-chain = Questo wallet non conosce la rete. Aggiungila nelle sue impostazioni, oppure paga con il codice QR o l’indirizzo qui sopra. Non è stato inviato nulla.
wallet-busy = Il wallet aspetta ancora una tua risposta. Aprilo, rispondi e riprova.
wallet-silent = Il wallet non risponde. Aprilo e guarda se ti sta aspettando.
wallet-failed = Il wallet non ha fatto quanto richiesto. Riprova, scegline un altro, oppure paga con il codice QR o l’indirizzo qui sopra.
wallet-no-account = Il wallet non ha indicato alcun account che possa pagare questo ordine. Non è stato inviato nulla.
wallet-other-account = Il wallet è passato a un altro account. Non è stato inviato nulla. Sceglilo di nuovo per pagare da quello.
wallet-still-elsewhere = Il wallet non è sulla rete di questo ordine. Non è stato inviato nulla.
wallet-changed = L’ordine è cambiato da quando l’hai guardato. Non è stato inviato nulla. Riguardalo prima di inviare.
wallet-not-payable = Questo ordine non accetta più pagamenti. Non è stato inviato nulla.
wallet-no-way = Questo pagamento non si può preparare per un wallet del browser. Paga con il codice QR o l’indirizzo qui sopra.
wallet-not-prepared = Non è stato possibile preparare il pagamento. Non è stato inviato nulla. Riprova tra un momento, oppure paga con il codice QR o l’indirizzo qui sopra.

## Orders of this device

orders-title = I tuoi ordini
orders-intro = Ordini fatti in questo browser. Non sono conservati in nessun account, quindi tieni anche le email.
orders-empty-text = In questo browser non è stato fatto alcun ordine. Se hai ordinato altrove, i codici sono nell’email che hai ricevuto.
orders-find = Trova una carta regalo
orders-elsewhere-title = Hai acquistato da un altro dispositivo?
orders-elsewhere-text = L’indirizzo con cui hai ordinato. Se ci sono ordini con quell’indirizzo, ricevi un link che li apre qui.
orders-elsewhere-send = Inviami un link
orders-elsewhere-none = Questo negozio non invia email proprie, quindi un ordine si apre solo nel browser in cui è stato fatto. I codici sono anche nell’email che hai ricevuto.
orders-asked-title = Guarda la tua posta
orders-asked-text = Se ci sono ordini con quell’indirizzo, un link è in arrivo. Vale una volta sola, per { $minutes } minuti.
orders-asked-hint = Dopo qualche minuto non c’è nulla? Guarda nella posta indesiderata e controlla che sia l’indirizzo con cui hai ordinato. Un indirizzo riceve al massimo { $count } link all’ora.
orders-back = Torna ai tuoi ordini
orders-open-title = Aprire qui i tuoi ordini?
orders-open-text = Premi il pulsante e questo browser mostrerà tutti gli ordini fatti finora con il tuo indirizzo email, codici compresi.
orders-open-go = Apri i miei ordini
orders-open-hint = Fallo solo su un dispositivo tuo. Non l’hai chiesto tu? Chiudi questa pagina; nulla è stato aperto.
orders-granted = Alcuni di questi ordini sono stati fatti altrove e aperti qui tramite email. Si chiudono da soli dopo 24 ore.
orders-close = Chiudili qui
orders-forget-text = Questo dispositivo non è tuo? Fai dimenticare a questo browser i tuoi ordini. Perderà l’accesso a tutti, anche a quelli in attesa di pagamento. Puoi riaprirli tramite email.
orders-forget-text-no-mail = Questo dispositivo non è tuo? Fai dimenticare a questo browser i tuoi ordini. Perderà l’accesso a tutti, anche a quelli in attesa di pagamento. Questo negozio non invia email proprie, quindi non si potranno riaprire qui: i codici sono nelle email che hai ricevuto.
orders-forget = Dimentica questo browser
order-codes-retired = Questo ordine si è concluso da molto tempo, quindi i suoi codici non vengono più mostrati qui. Sono nell’email che hai ricevuto.
link-ask = Chiedi un nuovo link
link-unreadable-title = Questo link non è leggibile
link-unreadable-text = È stato tagliato lungo la strada, oppure non è di questo negozio. Nulla è stato aperto. Copia il link intero dall’email o chiedine uno nuovo.
link-expired-title = Questo link è troppo vecchio
link-expired-text = Un link vale per { $minutes } minuti. Qui nulla è stato aperto. Chiedine uno nuovo.
link-spent-title = Questo link è già stato usato
link-spent-text = Un link vale una volta sola, e questo ha aperto ordini su un altro dispositivo. Qui nulla è stato aperto. Se non sei stato tu, qualcuno legge la tua posta: cambia prima la sua password, poi chiedi un nuovo link.

## Lettere

mail-link-subject = I tuoi ordini su { $shop }
mail-link-text =
    Ciao,

    qualcuno, molto probabilmente tu, ha chiesto a { $shop } di aprire su un altro dispositivo gli ordini di questo indirizzo email. Apri lì questo link e premi il pulsante:

    { $link }

    Il link vale una volta sola, per { $minutes } minuti.

    Se non sei stato tu, non fare nulla. Nulla è stato aperto, e senza il link nulla lo sarà.

    { $shop }

## Mobile top-ups, and what a plan holds

top-up-title = Ricariche telefoniche
top-up-lead = Scegli il paese e scrivi il numero per vedere chi può ricaricarlo. Il credito va sul numero, oppure arriva come PIN via email.
top-up-country = Paese
top-up-number = Numero di telefono
top-up-number-hint = Con o senza prefisso del paese. Puoi anche lasciarlo vuoto e scriverlo dopo.
top-up-show = Mostra operatori
top-up-for = Numero su cui si accredita: { $number }
top-up-results = Operatori
top-up-empty = Al momento per questo paese non è in vendita alcun operatore ({ $country }). Scegli un altro paese o ricontrolla più tardi.
top-up-switch = Mostra gli operatori del suo paese: { $country }
places-country-wrong = Questo paese non esiste. Scegline uno dall’elenco.
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
esim-lead = Dati mobili per un viaggio: scegli dove vai, scansiona un codice e collegati all’arrivo.
esim-destination = Destinazione
esim-show = Mostra piani
esim-elsewhere = Altra destinazione
esim-plans = Piani
esim-by-data = Dati
esim-by-days = Giorni
esim-sort = Ordina per
esim-sort-price = Prezzo
esim-sort-data = Dati
esim-sort-days = Giorni
esim-any = Tutti
esim-unlimited = Illimitati
esim-none-like-this = Nessun piano per questa destinazione è così.
esim-all-plans = Mostra tutti i piani
esim-empty = Al momento per questa destinazione non è in vendita alcuna eSIM ({ $country }). Scegline un’altra o ricontrolla più tardi.
esim-device-title = Prima di pagare: il tuo telefono accetta le eSIM?
esim-device-text = Deve supportare le eSIM e non essere bloccato da un operatore. Una eSIM consegnata non si restituisce.
esim-device-how = Come controllare
esim-device-dial = Componi *#06#. Se tra i numeri compare un EID, il telefono supporta le eSIM.
esim-device-iphone = iPhone: Impostazioni, Generali, Info. Accanto a «Blocco operatore» deve esserci «Nessuna restrizione SIM».
esim-device-android = Android: Impostazioni, Rete o Connessioni, SIM. Deve esserci il modo di aggiungere una eSIM; chiedi all’operatore se il telefono è sbloccato.

## Errors

failure-bad-request-title = Questo link non è leggibile
failure-bad-request-text = Qualcosa nell’indirizzo o nel modulo non è come dovrebbe. Nulla è stato ordinato. Torna indietro e scegli di nuovo.
failure-choice-title = Questo importo non si può scegliere
failure-choice-text = L’importo non è tra quelli in vendita. Nulla è stato ordinato. Scegline un altro.
failure-rail-title = Questo modo di pagare non è possibile
failure-rail-text = La moneta o la rete ora non è offerta, o l’importo è troppo piccolo per essa. Nulla è stato ordinato. Scegline un’altra.
failure-not-found-title = Qui non c’è nulla
failure-not-found-text = La pagina richiesta non esiste, o non è tua. Tutto il resto funziona come sempre.
failure-nothing-to-sell-title = Niente in vendita al momento
failure-nothing-to-sell-text = Questo marchio al momento non ha importi in vendita. Nulla è stato ordinato. Ricontrolla più tardi o scegli un altro marchio.
failure-no-price-title = Nessun prezzo al momento
failure-no-price-text = Al momento non c’è un prezzo per questa scelta, e senza prezzo non si vende nulla. Nulla è stato ordinato. Prova un altro importo o un’altra moneta.
failure-not-payable-title = Questo ordine ora non accetta pagamenti
failure-not-payable-text = È stato pagato, è terminato o non si può pagare così. Questa richiesta non ha inviato nulla. Guarda l’ordine.
failure-too-many-title = Un momento, per favore
failure-too-many-text = Dalla tua connessione sono arrivate troppe richieste. I tuoi ordini sono al sicuro. Aspetta un momento e riprova.
failure-blocked-title = La tua connessione è stata rifiutata
failure-blocked-text = Al momento il nostro fornitore rifiuta le richieste dalla tua connessione a internet. Nulla è stato ordinato. Disattiva la VPN se ne usi una, prova un’altra connessione o riprova tra qualche minuto.
failure-unavailable-title = Il banco è chiuso per un momento
failure-unavailable-text = Al momento i prodotti e i prezzi non sono disponibili. Con questa richiesta nulla è stato ordinato, e gli ordini già fatti proseguono da soli. Riprova tra un momento.
failure-internal-title = Qualcosa è andato storto da noi
failure-internal-text = L’errore è nostro. Gli ordini già fatti proseguono da soli. Prima di ordinare di nuovo, guarda i tuoi ordini.

error-400-title = Questo link non è leggibile
error-400-text = Qualcosa nell’indirizzo o nel modulo non è come dovrebbe. Nulla è stato ordinato. Torna indietro e scegli di nuovo.
error-403-title = Questo modulo non è stato accettato
error-403-text = Non sembrava provenire da una pagina di questo negozio. Nulla è stato ordinato. Riapri la pagina e invia il modulo da lì.
error-404-title = Questa pagina non esiste
error-404-text = Il link può essere vecchio o contenere un errore di battitura. Tutto il resto funziona come sempre.
error-404-brand-title = Questo marchio qui non c’è
error-404-brand-text = Forse è venduto per un altro paese, o il link contiene un errore di battitura.
error-404-order-title = Questo ordine non si può mostrare qui
error-404-order-text = Un ordine si vede solo nel browser in cui è stato fatto. Aprilo lì; i codici sono anche nell’email che hai ricevuto.
error-404-order-by-mail = Un ordine si vede nel browser in cui è stato fatto. Nella pagina dei tuoi ordini puoi aprirlo qui con il suo indirizzo email.
error-404-near = Simili a ciò che cercavi
error-409-title = Al momento non si può acquistare
error-409-text = È esaurito, o al momento non ha un prezzo. Nulla è stato ordinato. Scegli qualcos’altro o ricontrolla più tardi.
error-413-title = Era troppo in una volta
error-413-text = Il modulo conteneva più di quanto questo negozio accetti. Nulla è stato ordinato. Torna indietro e invia di meno.
error-429-title = Un momento, per favore
error-429-text = Dalla tua connessione sono arrivate troppe richieste. I tuoi ordini sono al sicuro. Aspetta un momento e riprova.
error-429-wait =
    { $seconds ->
        [one] Riprova tra { $seconds } secondo.
       *[other] Riprova tra { $seconds } secondi.
    }
error-500-title = Qualcosa è andato storto da noi
error-500-text = L’errore è nostro. Gli ordini già fatti proseguono da soli. Prima di ordinare di nuovo, guarda i tuoi ordini.
error-503-title = Il banco è chiuso per un momento
error-503-text = Al momento i prodotti e i prezzi non sono disponibili. Gli ordini già fatti proseguono da soli. Riprova tra un momento.
error-home = Vai alla pagina iniziale
error-try-again = Riprova
error-brands = Tutte le carte regalo
error-orders = I tuoi ordini
