// Package credchange defines an analyzer that reports changes of credentials
// after which the user's sessions and tokens stay valid.
//
// Whoever changes a password because somebody else knows it expects that the
// other is thrown out. A function that stores a new password, or withdraws a
// role or disables a user where its siblings do so, must end the user's
// sessions: delete their records, void their tokens by a version or a date, or
// put them on a list that is asked.
package credchange
