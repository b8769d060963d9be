//! Which moves the types of a machine have, for comparing them with a table by hand.

/// Whether a state has the move at all: the inherent constant is chosen only where the bound holds.
macro_rules! has_move {
    ($state:ty, $act:ty) => {{
        struct Probe<T>(std::marker::PhantomData<T>);
        #[allow(dead_code, reason = "chosen only where the bound does not hold")]
        trait Otherwise {
            const HAS: bool = false;
        }
        impl<T> Otherwise for Probe<T> {}
        #[allow(dead_code, reason = "chosen only where the bound holds")]
        impl<T: zeren::machines::Next<$act>> Probe<T> {
            const HAS: bool = true;
        }
        <Probe<$state>>::HAS
    }};
}

/// Every pair of a state and an act, with whether the types have the move. Needs `states` and `acts` in scope.
macro_rules! typed {
    ($States:ident [$($state:ident)*] $Acts:ident $acts:tt) => {
        vec![$(typed!(@state $States $state $Acts $acts)),*].into_iter().flatten().collect::<Vec<_>>()
    };
    (@state $States:ident $state:ident $Acts:ident [$($act:ident)*]) => {
        vec![$(($States::$state, $Acts::$act, has_move!(states::$state, acts::$act))),*]
    };
}
