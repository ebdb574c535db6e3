//! Tests of the double as a whole, over its router and over a socket.
