//! What the benchmarks share: names for their texts, and the clock.

use std::time::{Duration, Instant};

/// Two syllables and a `k`, or three: no English word, no keyword, and its plural takes an `s`.
pub(crate) fn name(index: usize) -> String {
    const CONSONANTS: &[u8] = b"bdfglmnprz";
    const VOWELS: &[u8] = b"aou";
    let (mut rest, mut out) = (index, String::new());
    while rest > 0 || out.len() < 4 {
        out.push(CONSONANTS[rest % 10] as char);
        out.push(VOWELS[rest / 10 % 3] as char);
        rest /= 30;
    }
    out + "k"
}

/// Time on the processor where the system tells it, so that what else runs on the machine counts little; elsewhere time on the wall.
pub(crate) struct Clock(Option<Duration>, Instant);

impl Clock {
    /// From now on.
    pub(crate) fn start() -> Clock {
        Clock(Clock::on_processor(), Instant::now())
    }

    /// Since then.
    pub(crate) fn elapsed(&self) -> Duration {
        let both = self.0.zip(Clock::on_processor());
        both.map_or_else(|| self.1.elapsed(), |(start, now)| now.saturating_sub(start))
    }

    fn on_processor() -> Option<Duration> {
        let said = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
        said.split(' ').next()?.parse().ok().map(Duration::from_nanos)
    }
}
