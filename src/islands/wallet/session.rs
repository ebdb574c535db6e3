//! One shopper's dealings with a wallet, step by step. A step that waits is one at a time; a step that was left is
//! not heard any more; a payment is asked for once.

use super::steps::{Reason, Review, Step, Trouble};
use crate::{
    api::transfer::prepare_transfer,
    browser::wallets::{Sent, Wallet, remember},
    domain::{
        order_id::OrderId,
        transfer::{Payer, Transfer},
    },
};
use leptos::prelude::*;

/// A handle to the dealings. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Session {
    order: StoredValue<OrderId>,
    /// Counts what was begun, so that an answer to what was left is known as such.
    turn: StoredValue<u32>,
    chosen: StoredValue<Option<(String, Wallet)>>,
    pub step: RwSignal<Step>,
    /// What went wrong last.
    pub reason: RwSignal<Option<Reason>>,
    pub sent: RwSignal<Option<Sent>>,
    /// The wallet is being asked to send.
    pub is_sending: RwSignal<bool>,
}

impl Session {
    pub fn new(order: OrderId) -> Self {
        Self {
            order: StoredValue::new(order),
            turn: StoredValue::new(0),
            chosen: StoredValue::new(None),
            step: RwSignal::new(Step::Choosing),
            reason: RwSignal::new(None),
            sent: RwSignal::new(None),
            is_sending: RwSignal::new(false),
        }
    }

    /// What the chosen wallet calls itself.
    pub fn wallet_name(self) -> String {
        self.chosen.with_value(|chosen| chosen.as_ref().map(|(name, _)| name.clone())).unwrap_or_default()
    }

    /// Writes down that a wallet was asked, and what it told.
    pub fn mark(self, sent: Option<Sent>) {
        self.order.with_value(|order| remember(order, sent.as_ref()));
        self.sent.try_set(sent);
    }

    /// Back to the list of wallets; whatever was waited for is not heard any more.
    pub fn leave(self) {
        self.turn.update_value(|turn| *turn += 1);
        self.reason.set(None);
        self.step.set(Step::Choosing);
    }

    /// Connects to a wallet and prepares what it would send.
    pub fn choose(self, name: String, wallet: Wallet) {
        self.chosen.set_value(Some((name, wallet.clone())));
        self.run(Step::Connecting, async move {
            let account = wallet.connect().await?;
            self.review(&wallet, account).await
        });
    }

    /// Asks the wallet to change to the order's chain, and looks whether it did.
    pub fn switch(self, review: Review) {
        let Some(wallet) = self.wallet() else { return };
        self.run(Step::Switching, async move {
            if let Err(error) = wallet.switch_for(&review.transfer.call).await {
                return Err(Trouble::at(Step::WrongChain(review), error.into()));
            }
            match self.review(&wallet, review.account).await {
                Ok(Step::WrongChain(review)) => {
                    Err(Trouble::at(Step::WrongChain(review), Reason::StillElsewhere))
                }
                other => other,
            }
        });
    }

    /// Sends what was reviewed, if nothing about it has changed: the account, the order, the chain, in this order,
    /// each looked at anew.
    pub fn send(self, shown: Review) {
        let Some(wallet) = self.wallet() else { return };
        self.run(Step::Checking, async move {
            if !wallet.is_still(&shown.account).await? {
                return Err(Reason::OtherAccount.into());
            }
            let transfer = self.prepare(&shown.account).await?;
            let review = Review { transfer, ..shown.clone() };
            if !review.transfer.pays_as(&shown.transfer) {
                return Err(Trouble::at(Step::Ready(review), Reason::Changed));
            }
            if !wallet.is_on_chain_of(&review.transfer.call).await? {
                return Err(Trouble::at(Step::WrongChain(review), Reason::StillElsewhere));
            }
            self.ask(&wallet, review).await
        });
    }

    fn wallet(self) -> Option<Wallet> {
        self.chosen.with_value(|chosen| chosen.as_ref().map(|(_, wallet)| wallet.clone()))
    }

    /// Does something that takes time. Refused while something else does.
    fn run(self, waiting: Step, work: impl Future<Output = Result<Step, Trouble>> + 'static) {
        if self.step.with_untracked(Step::is_waiting) {
            return;
        }
        self.turn.update_value(|turn| *turn += 1);
        let turn = self.turn.get_value();
        self.reason.set(None);
        self.step.set(waiting);
        leptos::task::spawn_local(async move {
            let ended = work.await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let (step, reason) = match ended {
                Ok(step) => (step, None),
                Err(Trouble { back_to, reason }) => (back_to, Some(reason)),
            };
            self.reason.try_set(reason);
            self.step.try_set(step);
        });
    }

    async fn review(self, wallet: &Wallet, account: String) -> Result<Step, Trouble> {
        let transfer = self.prepare(&account).await?;
        let is_there = wallet.is_on_chain_of(&transfer.call).await?;
        let review = Review { account, transfer };
        Ok(if is_there { Step::Ready(review) } else { Step::WrongChain(review) })
    }

    /// The server reads the order anew and makes the transfer, if it may still be paid.
    async fn prepare(self, account: &str) -> Result<Transfer, Trouble> {
        let payer = Payer::try_from(account.to_owned()).map_err(|_| Reason::NoAccount)?;
        Ok(prepare_transfer(self.order.get_value(), payer).await?)
    }

    /// Asks the wallet to send. What is written down before stands until it is known that nothing was sent.
    async fn ask(self, wallet: &Wallet, review: Review) -> Result<Step, Trouble> {
        let amount = review.transfer.amount.clone();
        let told = move |hash| Some(Sent { amount: amount.clone(), hash });
        let late = {
            let told = told.clone();
            move |hash| self.mark(told(Some(hash)))
        };
        self.mark(told(None));
        self.is_sending.try_set(true);
        self.step.try_set(Step::Sending);
        let answer = match wallet.send(&review.account, &review.transfer.call) {
            Ok(answer) => answer.hash(late).await,
            Err(error) => Err(error),
        };
        match &answer {
            Ok(hash) => self.mark(told(Some(hash.clone()))),
            Err(error) if error.sent_nothing() => self.mark(None),
            Err(_) => {}
        }
        self.is_sending.try_set(false);
        match answer {
            Ok(_) => Ok(Step::Choosing),
            Err(error) => Err(Trouble::at(Step::Ready(review), error.into())),
        }
    }
}
