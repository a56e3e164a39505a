// In place of the vendor's script, for which the theme in the state `loading` waits.
