/** The kinds of fault that only the doctor finds. */
export type DoctorErrorKind = "folder-not-writable" | "little-disk";
