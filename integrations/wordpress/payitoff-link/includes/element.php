<?php
/**
 * The markup of the element: the owner's configuration, the author's texts.
 *
 * @package Payitoff_Link
 */

namespace Payitoff_Link;

defined( 'ABSPATH' ) || exit;

/** The texts that an author can write: the label, and one for each slot. */
const TEXTS = array( 'label', 'loading', 'complete', 'incomplete', 'illegal', 'error', 'fallback' );

/**
 * What is shown where the author has written nothing. English is what the element itself has.
 *
 * @return array<string, string>
 */
function default_texts(): array {
	$texts = array(
		'label'      => __( 'Link your student loans', 'payitoff-link' ),
		'incomplete' => __( 'You left before you were done. You can pick up where you stopped.', 'payitoff-link' ),
		'illegal'    => __( 'Your loans cannot be linked right now.', 'payitoff-link' ),
		'error'      => __( 'That did not work. Please try again.', 'payitoff-link' ),
		'fallback'   => __( 'Loans cannot be linked here right now. Please try again later.', 'payitoff-link' ),
	);
	return $texts;
}

/**
 * The element, on one line: WordPress makes paragraphs out of lines.
 *
 * @param array<string, mixed> $written What the author wrote, by the names of TEXTS. Nothing else is read.
 * @return string Escaped HTML; empty while the owner has not set an environment and its key.
 */
function markup( array $written ): string {
	$configuration = configuration();
	if ( null === $configuration ) {
		return '';
	}
	$texts = texts( $written );
	if ( is_elsewhere() ) {
		return sprintf( '<a href="%s">%s</a>', esc_url( get_permalink() ? get_permalink() : home_url( '/' ) ), esc_html( $texts['label'] ) );
	}
	use_script();

	// `hidden` keeps texts out of sight until the element is there to choose.
	$content = sprintf( '<span hidden>%s</span>', esc_html( $texts['label'] ) );
	foreach ( array_diff_key( $texts, array( 'label' => '' ) ) as $slot => $text ) {
		$content .= sprintf(
			'<span slot="%s"%s>%s</span>',
			esc_attr( $slot ),
			'fallback' === $slot ? '' : ' hidden',
			esc_html( $text )
		);
	}
	return sprintf(
		'<payitoff-link env="%s" nexus-key="%s">%s</payitoff-link>',
		esc_attr( $configuration['env'] ),
		esc_attr( $configuration['key'] ),
		$content
	);
}

/**
 * The author's texts, and the defaults for those that are missing. Text is text: it is escaped where it is printed.
 *
 * @param array<string, mixed> $written What the author wrote.
 * @return array<string, string>
 */
function texts( array $written ): array {
	$defaults = default_texts();
	$texts    = array();
	foreach ( TEXTS as $name ) {
		$text = isset( $written[ $name ] ) && is_string( $written[ $name ] ) ? trim( $written[ $name ] ) : '';
		$text = '' === $text ? ( $defaults[ $name ] ?? '' ) : $text;
		if ( '' !== $text ) {
			$texts[ $name ] = $text;
		}
	}
	return $texts;
}

/**
 * Whether the content is read where no script of this site runs: a link to the page does there.
 */
function is_elsewhere(): bool {
	return is_feed() || ( defined( 'REST_REQUEST' ) && REST_REQUEST );
}
