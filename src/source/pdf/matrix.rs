/// An affine map of the plane, `[a b c d e f]` as in ISO 32000-1 section 8.3.3: a point `(x, y)` goes to
/// `(ax + cy + e, bx + dy + f)`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// Every point to itself.
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) fn translate(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this map, then `next`.
    pub(super) fn then(self, next: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [na, nb, nc, nd, ne, nf] = next.0;
        Self([
            a * na + b * nc,
            a * nb + b * nd,
            c * na + d * nc,
            c * nb + d * nd,
            e * na + f * nc + ne,
            e * nb + f * nd + nf,
        ])
    }

    /// Where a point goes.
    pub(super) fn apply(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// How much longer a step upwards becomes.
    pub(super) fn height(self) -> f64 {
        let [_, _, c, d, ..] = self.0;
        c.hypot(d)
    }

    /// Whether upright letters come out slanted, as where a type has no italics of its own.
    pub(super) fn is_slanted(self) -> bool {
        let [a, b, c, d, ..] = self.0;
        let lengths = a.hypot(b) * c.hypot(d);
        (a * c + b * d).abs() > 0.1 * lengths
    }

    /// Which way a step to the right goes.
    pub(super) fn turn(self) -> Turn {
        let [a, b, ..] = self.0;
        match (b.abs() > a.abs(), a < 0.0, b > 0.0) {
            (false, false, _) => Turn::None,
            (false, true, _) => Turn::Half,
            (true, _, true) => Turn::Left,
            (true, _, false) => Turn::Right,
        }
    }
}

/// The direction of writing on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) enum Turn {
    /// From left to right.
    #[default]
    None,
    /// From below upwards.
    Left,
    /// From above downwards.
    Right,
    /// Upside down.
    Half,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_follow_one_another() {
        let double = Matrix([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        assert_eq!(double.then(Matrix::translate(1.0, 5.0)).apply(3.0, 4.0), (7.0, 13.0));
        assert_eq!(Matrix::translate(1.0, 5.0).then(double).apply(3.0, 4.0), (8.0, 18.0));
        assert_eq!(double.height(), 2.0);
    }

    #[test]
    fn slanted_letters_are_told() {
        assert!(Matrix([1.0, 0.0, 0.33, 1.0, 5.0, 5.0]).is_slanted());
        assert!(!Matrix([0.0, 2.0, -1.0, 0.0, 5.0, 5.0]).is_slanted());
    }

    #[test]
    fn the_direction_of_writing_is_told() {
        let turn = |a, b| Matrix([a, b, -b, a, 0.0, 0.0]).turn();
        assert_eq!(
            [turn(1.0, 0.0), turn(0.0, 1.0), turn(0.0, -1.0), turn(-1.0, 0.0)],
            [Turn::None, Turn::Left, Turn::Right, Turn::Half]
        );
    }
}
