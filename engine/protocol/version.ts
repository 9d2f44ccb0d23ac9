/**
 * The version of everything said on the wire. A client with another number is told to reload.
 * History, one line a version:
 * 1 first words: sign-in, paper, mutations, console, live board
 * 2 a sign-in may show what Safe Exam Browser proves; two refusals about it
 * 3 signs: what a browser tells of itself, counts of it for the console, a page that names itself
 * 4 whoever signs in says whether they are the participant shown; a console's row tells it
 * 5 boards for a reader elsewhere, by key
 * 6 a workstation tells of its unsent answers; rows and save health of the console have them
 * 7 a board says how names are published
 * 8 workstations: greeting and enrolment, four refusals, a resume shows the browser again, whether a row is enrolled
 * 9 what a person was granted in the candidate's view and the console; starting one person, writing down an assistant
 * 10 papers with rich text, passages, pictures by name and sounds; plays of a sound are changes
 * 11 the committee's items over HTTP; roles for who writes and reviews them
 * 12 held answers: offered, listed, decided on
 * 13 a greeting tells whether any exam asks for enrolment, and that a credential has just come
 * 14 a computer asks what it needs before anybody signs in; kinds of items in a view; computers of who has finished are freed together
 * 15 a response may be of any kind of item
 * 16 the committee asks for a settings file of Safe Exam Browser
 * 17 what an exam does while answers cannot be saved, and who holds a clock
 * 18 a computer at which nobody sits hears which sessions would refuse it for not being registered
 * 19 items checked as they are written, their tags and their use, a paper to look at, faces for a frame of the committee's pages
 * 20 the room of a row on the board, its category where published, and what its score was before
 * 21 blocks that lock: the change, what of a paper is locked, points of a part of a section
 * 22 sessions from a committee's own bank, rules and roster, and their results, over HTTP
 * 23 the staff's roles: invigilator, coordinator, technician, board; acts outside of an account's rooms are refused
 * 24 a board that is frozen, and its reveal by the staff
 * 25 sign-ins of the staff end on the server; a password that somebody else has known must change first
 * 26 the door, lots drawn in the room and the steps of an exam's day
 * 27 a row tells what staff did last; who is left out of an act because somebody else was faster; time is given by a picture
 * 28 messages of the staff to people, and the word that they were read; the room of a console's row
 * 29 a person's way through the exam as the ledger has it; the door refuses people of other rooms
 * 30 rooms as the committee lays them out, over HTTP; a session names those it uses
 * 31 witnesses of the ledgers: their keys offered, taken up and given back, over HTTP
 * 32 a whole board as bytes that are packed once for all who come
 * 33 a workstation's key, its signatures over what it sends, and where its chain stands
 * 34 acts that need two accounts: looked at, proposed, confirmed or dropped; disqualified attempts
 * 35 incidents of a session, what they cost people, and its minutes, over HTTP; how many are open in a console's head
 * 36 drawn seats over HTTP; a person is moved to another seat; a row tells who sits elsewhere; three refusals about seats
 * 37 accounts of the staff and a second factor over HTTP; a code at the staff's sign-in
 * 38 who has finished may ask for the proof that their score is in the ledger
 * 39 what a changed score was before in a console's row and in the list of results
 * 40 boards and results tell of a disqualification
 * 41 a receipt comes with the key that opens the person's own answers
 * 42 a view holds what the staff did about the time, so that it outlives a reload; no notice beside it
 * 43 a receipt of what was signed carries the engine's signed pledge; one of a hand-in tells when
 * 44 a page says what it was built from, which rules it was given and how its clock stands; a session opened in spite of a difference
 * 45 what the public may read of every exam, over HTTP and on a board process's line
 * 46 a workstation tells that what the engine pledged does not hold; an incident of that kind
 * 47 the session PIN is shown once and made anew; the late cut-off, and who is let in after it by two
 * 48 the check desk asks for what a receipt's key opens, over HTTP
 * 49 who was proposed to be given time back for an incident, beyond what one account may give
 * 50 acts that one account does alone are looked at beforehand by the engine's own plan
 * 51 words of the staff are taken back, and whoever was told reads it
 * 52 a page asks the proof of what it was pledged, within a time that the ledger names; an incident where it gets none
 * 53 time given by mistake is taken back before it is used, and whoever had it reads it
 * 54 a session that was posted is not opened by other software than its sheet names: a refusal
 */
export const PROTOCOL_VERSION = 54;
