//! One shopper's session with a wallet, step by step. Only one step waits at a time, answers to a step that
//! was left are ignored, and a payment is requested only once.

use super::steps::{Reason, Review, Step, StepError};
use crate::{
    api::transfer::prepare_transfer,
    domain::{
        order_id::OrderId,
        transfer::{Payer, Transfer},
    },
    wallets::{Sent, Wallet, remember},
};
use leptos::prelude::*;

/// A handle to the session. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Session {
    order: StoredValue<OrderId>,
    /// The number of the current run, so that answers to an earlier run are recognized.
    run_id: StoredValue<u32>,
    chosen: StoredValue<Option<(String, Wallet)>>,
    pub step: RwSignal<Step>,
    /// The last error.
    pub reason: RwSignal<Option<Reason>>,
    pub sent: RwSignal<Option<Sent>>,
    /// Whether the wallet is being asked to send.
    pub is_sending: RwSignal<bool>,
}

impl Session {
    pub fn new(order: OrderId) -> Self {
        Self {
            order: StoredValue::new(order),
            run_id: StoredValue::new(0),
            chosen: StoredValue::new(None),
            step: RwSignal::new(Step::Choosing),
            reason: RwSignal::new(None),
            sent: RwSignal::new(None),
            is_sending: RwSignal::new(false),
        }
    }

    /// The name that the chosen wallet gives itself.
    pub fn wallet_name(self) -> String {
        self.chosen.with_value(|chosen| chosen.as_ref().map(|(name, _)| name.clone())).unwrap_or_default()
    }

    /// Records that a wallet was asked, and its answer.
    pub fn mark(self, sent: Option<Sent>) {
        self.order.with_value(|order| remember(order, sent.as_ref()));
        self.sent.try_set(sent);
    }

    /// Returns to the list of wallets. Pending answers are ignored.
    pub fn leave(self) {
        self.run_id.update_value(|run_id| *run_id += 1);
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

    /// Asks the wallet to switch to the order's chain, and checks whether it did.
    pub fn switch(self, review: Review) {
        let Some(wallet) = self.wallet() else { return };
        self.run(Step::Switching, async move {
            if let Err(error) = wallet.switch_for(&review.transfer.call).await {
                return Err(StepError::at(Step::WrongChain(review), error.into()));
            }
            match self.review(&wallet, review.account).await {
                Ok(Step::WrongChain(review)) => {
                    Err(StepError::at(Step::WrongChain(review), Reason::StillOnWrongChain))
                }
                other => other,
            }
        });
    }

    /// Sends what was reviewed if nothing has changed. Checks the account, the order and the chain again, in
    /// this order.
    pub fn send(self, shown: Review) {
        let Some(wallet) = self.wallet() else { return };
        self.run(Step::Checking, async move {
            if !wallet.is_still_connected_to(&shown.account).await? {
                return Err(Reason::OtherAccount.into());
            }
            let transfer = self.prepare(&shown.account).await?;
            let review = Review { transfer, ..shown.clone() };
            if !review.transfer.pays_as(&shown.transfer) {
                return Err(StepError::at(Step::Ready(review), Reason::Changed));
            }
            if !wallet.is_on_chain_of(&review.transfer.call).await? {
                return Err(StepError::at(Step::WrongChain(review), Reason::StillOnWrongChain));
            }
            self.request_payment(&wallet, review).await
        });
    }

    fn wallet(self) -> Option<Wallet> {
        self.chosen.with_value(|chosen| chosen.as_ref().map(|(_, wallet)| wallet.clone()))
    }

    /// Runs a step that takes time. Does nothing while another one is running.
    fn run(self, waiting: Step, work: impl Future<Output = Result<Step, StepError>> + 'static) {
        if self.step.with_untracked(Step::is_waiting) {
            return;
        }
        self.run_id.update_value(|run_id| *run_id += 1);
        let run_id = self.run_id.get_value();
        self.reason.set(None);
        self.step.set(waiting);
        leptos::task::spawn_local(async move {
            let result = work.await;
            if self.run_id.try_get_value() != Some(run_id) {
                return;
            }
            let (step, reason) = match result {
                Ok(step) => (step, None),
                Err(StepError { back_to, reason }) => (back_to, Some(reason)),
            };
            self.reason.try_set(reason);
            self.step.try_set(step);
        });
    }

    async fn review(self, wallet: &Wallet, account: String) -> Result<Step, StepError> {
        let transfer = self.prepare(&account).await?;
        let is_on_chain = wallet.is_on_chain_of(&transfer.call).await?;
        let review = Review { account, transfer };
        Ok(if is_on_chain { Step::Ready(review) } else { Step::WrongChain(review) })
    }

    /// Lets the server read the order again and build the transfer, if the order may still be paid.
    async fn prepare(self, account: &str) -> Result<Transfer, StepError> {
        let payer = Payer::try_from(account.to_owned()).map_err(|_| Reason::NoAccount)?;
        Ok(prepare_transfer(self.order.get_value(), payer).await?)
    }

    /// Asks the wallet to send. The record made before stays until it is certain that nothing was sent.
    async fn request_payment(self, wallet: &Wallet, review: Review) -> Result<Step, StepError> {
        let amount = review.transfer.amount.clone();
        let record = move |hash| Some(Sent { amount: amount.clone(), hash });
        let late = {
            let record = record.clone();
            move |hash| self.mark(record(Some(hash)))
        };
        self.mark(record(None));
        self.is_sending.try_set(true);
        self.step.try_set(Step::Sending);
        let answer = match wallet.send(&review.account, &review.transfer.call) {
            Ok(answer) => answer.hash(late).await,
            Err(error) => Err(error),
        };
        match &answer {
            Ok(hash) => self.mark(record(Some(hash.clone()))),
            Err(error) if error.sent_nothing() => self.mark(None),
            Err(_) => {}
        }
        self.is_sending.try_set(false);
        match answer {
            Ok(_) => Ok(Step::Choosing),
            Err(error) => Err(StepError::at(Step::Ready(review), error.into())),
        }
    }
}
