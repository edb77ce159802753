//! Sentences at the foot of the window: what went wrong stays until it was read.

use std::time::Instant;

use crate::cmd::CommandId;
use crate::gui::app::{App, Message, Tone};

/// Messages that wait at most.
const MOST_WAITING: usize = 8;

impl App {
    /// Puts one sentence at the foot of the window.
    pub fn say(&mut self, text: String) {
        self.tell(text, Tone::Done);
    }

    /// The same of an edit, with the way back.
    pub fn done(&mut self, text: String) {
        self.show(Message { text, tone: Tone::Done, action: Some(CommandId::Undo), since: Instant::now() });
    }

    /// The same of something that went wrong.
    pub fn warn(&mut self, text: String) {
        self.tell(text, Tone::Wrong);
    }

    /// The same in a tone.
    pub fn tell(&mut self, text: String, tone: Tone) {
        self.show(Message { text, tone, action: None, since: Instant::now() });
    }

    /// The same of something to be known, that was not done by the user.
    pub fn note(&mut self, text: String, action: Option<CommandId>) {
        self.show(Message { text, tone: Tone::Note, action, since: Instant::now() });
    }

    /// The same of something that went wrong, with what can be done about it.
    pub fn warn_with(&mut self, text: String, action: CommandId) {
        self.show(Message { text, tone: Tone::Wrong, action: Some(action), since: Instant::now() });
    }

    /// What went wrong stays until it was read: later news waits behind it.
    pub(crate) fn show(&mut self, message: Message) {
        if self.work.refused && message.tone == Tone::Done {
            return;
        }
        let known = |other: &Message| other.text == message.text;
        match &self.work.message {
            Some(standing) if standing.is_wrong() && known(standing) => {}
            Some(standing) if standing.is_wrong() => {
                if !self.work.later.iter().any(known) && self.work.later.len() < MOST_WAITING {
                    self.work.later.push_back(message);
                }
            }
            _ => self.work.message = Some(message),
        }
    }

    /// Ends the message at the foot of the window; the next one takes its place. False where there was none.
    pub fn dismiss(&mut self) -> bool {
        let was = self.work.message.take().is_some();
        self.work.message = self.work.later.pop_front().map(|next| Message { since: Instant::now(), ..next });
        was
    }
}
