//! Series: figures joined by what they measure, one point with several sources, conflicts, mirrors.
